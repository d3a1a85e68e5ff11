import { longestCallMs, longestPauseMs } from "./window-budget.ts";

/**
 * `window-budget.ts` and `account-budget.ts` in Lua: the same names, the same order of steps, proven equal by one case
 * file and by a test that drives both side by side. Each class is three keys: its state as JSON, its open calls and its
 * answered calls, both sorted by the instant that `roll` counts from.
 *
 * The clock is the server's, so that replicas need not agree on theirs. Reservations round it down and answers up: a call
 * never seems to have ended before it did. ARGV[1] overrides it in tests.
 */
const library = `
local longestCallMs = ${longestCallMs}
local keptMs = 3600000

local function clock(round)
  local given = tonumber(ARGV[1])
  if given then return given end
  local time = redis.call('TIME')
  return round(time[1] * 1000 + time[2] / 1000)
end

local function load(index)
  local budget = { key = KEYS[index * 3 - 2], open = KEYS[index * 3 - 1], answered = KEYS[index * 3] }
  local kept = redis.call('GET', budget.key)
  budget.state = kept and cjson.decode(kept)
  return budget
end

local function fresh(limit, windowMs, source)
  return { limit = limit, windowMs = windowMs, source = source, openCredits = 0, answeredCredits = 0,
    others = 0, othersSeen = 0, othersUntil = 0, resetSeenAt = 0, frozenUntil = 0 }
end

local function save(budget)
  local ttl = string.format('%.0f', keptMs + 2 * (budget.state.windowMs + longestCallMs))
  redis.call('SET', budget.key, cjson.encode(budget.state), 'PX', ttl)
  redis.call('PEXPIRE', budget.open, ttl)
  redis.call('PEXPIRE', budget.answered, ttl)
end

local function instant(number) return string.format('%.0f', number) end

-- Members: "id|credits" while open, "id|credits|used" once answered; "used" is empty where the provider did not say.
local function creditsOf(member) return tonumber(string.match(member, '^[^|]*|([^|]*)')) end
local function usedOf(member) return tonumber(string.match(member, '|([^|]*)$')) end

local function drop(budget, member)
  redis.call('ZREM', budget.answered, member)
  budget.state.answeredCredits = budget.state.answeredCredits - creditsOf(member)
end

local function forget(budget, now, before, isOver)
  local calls = redis.call('ZRANGEBYSCORE', budget.answered, '-inf', '(' .. instant(before), 'WITHSCORES')
  for i = 1, #calls, 2 do
    if isOver(tonumber(calls[i + 1]), usedOf(calls[i])) then drop(budget, calls[i]) end
  end
  budget.state.others = 0
  budget.state.peak = nil
  budget.state.resetSeenAt = now
end

local function roll(budget, now)
  local state = budget.state
  local lost = instant(now - longestCallMs - state.windowMs)
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', budget.open, '-inf', lost)) do
    redis.call('ZREM', budget.open, member)
    state.openCredits = state.openCredits - creditsOf(member)
  end
  if state.reset and state.reset.at <= now then
    local reset = state.reset
    forget(budget, reset.at, reset.covers, function() return true end)
    state.reset = nil
  end
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', budget.answered, '-inf', instant(now - state.windowMs))) do
    drop(budget, member)
  end
  if state.othersUntil <= now then state.others = 0 end
end

local function held(state) return state.openCredits + state.answeredCredits end
`;

/** KEYS: three a class. ARGV: now, id, share, then per class: credits, ahead, limit, windowMs, source. */
export const reserveScript = `${library}
local now = clock(math.floor)
local id, share = ARGV[2], tonumber(ARGV[3])

local function want(index)
  local at = 3 + (index - 1) * 5
  local take = { index = index, sent = ARGV[at + 1], credits = tonumber(ARGV[at + 1]), ahead = tonumber(ARGV[at + 2]), budget = load(index) }
  local limit, windowMs, source = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4]), ARGV[at + 5]
  local budget = take.budget
  if not budget.state then budget.state = fresh(limit, windowMs, source) end
  budget.state.windowMs = windowMs
  if budget.state.source ~= 'learned' then
    budget.state.limit = limit
    budget.state.source = source
  end
  roll(budget, now)
  return take
end

local function ceiling(state, credits)
  return math.max(math.floor(state.limit * share), math.min(credits, state.limit))
end

local function hasRoom(take)
  local state = take.budget.state
  return state.frozenUntil <= now
    and held(state) + take.ahead + take.credits <= math.min(ceiling(state, take.credits), state.limit - state.others)
end

-- The returns to come, in order, read in small batches since the first few mostly do.
local function eachReturn(budget, visit)
  local state = budget.state
  local others = state.others > 0 and state.othersUntil or math.huge
  local first = 0
  while true do
    local calls = redis.call('ZRANGE', budget.answered, first, first + 63, 'WITHSCORES')
    for i = 1, #calls, 2 do
      local answeredAt = tonumber(calls[i + 1])
      local at = answeredAt + state.windowMs
      if state.reset and answeredAt < state.reset.covers then at = math.min(at, state.reset.at) end
      if others <= at then
        if visit(others, 0) then return end
        others = math.huge
      end
      if visit(at, creditsOf(calls[i])) then return end
    end
    if #calls < 128 then break end
    first = first + 64
  end
  if others < math.huge and visit(others, 0) then return end
  if state.openCredits > 0 then visit(now + state.windowMs, state.openCredits) end
end

local function roomAt(take)
  local state = take.budget.state
  local top = ceiling(state, take.credits)
  local wholeWindows = math.floor(math.max(0, take.ahead + take.credits - 1) / math.max(1, top))
  local need = take.ahead + take.credits - wholeWindows * top
  local used, at = held(state), now
  eachReturn(take.budget, function(returnAt, credits)
    local others = state.othersUntil <= at and 0 or state.others
    if used + need <= math.min(top, state.limit - others) then return true end
    at = math.max(at, returnAt)
    used = used - credits
  end)
  return math.max(at, state.frozenUntil) + wholeWindows * state.windowMs
end

local takes = {}
for index = 1, #KEYS / 3 do takes[index] = want(index) end

for _, take in ipairs(takes) do
  local state = take.budget.state
  if take.credits > state.limit then return { 2, take.index, math.ceil(state.windowMs), take.index } end
end

local last, latest, short = 0, -1, {}
for _, take in ipairs(takes) do
  if not hasRoom(take) then
    local at = roomAt(take)
    if at > latest then last, latest = take.index, at end
    short[#short + 1] = take.index
  end
end

if last == 0 then
  for _, take in ipairs(takes) do
    redis.call('ZADD', take.budget.open, instant(now), id .. '|' .. take.sent)
    take.budget.state.openCredits = take.budget.state.openCredits + take.credits
  end
end
for _, take in ipairs(takes) do save(take.budget) end
if last == 0 then return { 0 } end
return { 1, last, math.max(1, math.ceil(latest - now)), unpack(short) }
`;

/**
 * KEYS: three a class. ARGV: now, id, sent (0 or 1), charged, jitter U(0, 1), then per class: credits, limit, remaining,
 * pauseMs, certain (0 or 1). What is unknown is empty; a pause of "window" is a whole window.
 */
export const settleScript = `${library}
local now = clock(math.ceil)
local id, sent, charged, jitter = ARGV[2], ARGV[3] == '1', tonumber(ARGV[4]), tonumber(ARGV[5])

local function weigh(budget, used, credits, reservedAt)
  local state = budget.state
  local peak = state.peak
  local fell = peak and used < peak.used
  if fell and reservedAt <= peak.answeredAt then
    if used <= state.othersSeen then state.others = math.max(0, state.others - credits) end
    return
  end
  if fell then
    forget(budget, now, math.max(peak.reservedAt, reservedAt), function(answeredAt, counted)
      return answeredAt < peak.reservedAt or (answeredAt < reservedAt and counted and counted > used)
    end)
  end
  state.peak = { used = used, reservedAt = reservedAt, answeredAt = now }
  if not fell and reservedAt <= state.resetSeenAt then return end
  state.others = math.max(0, used - state.answeredCredits)
  state.othersSeen = used
  state.othersUntil = now + state.windowMs
end

local function freeze(state, reservedAt, pause, certain)
  local pauseMs = tonumber(pause) or state.windowMs
  pauseMs = math.min(math.max(pauseMs, state.windowMs / 60), ${longestPauseMs})
  local rounding = pauseMs % 1000 == 0 and 1000 or 0
  local untilAt = math.ceil(now + pauseMs + jitter * state.windowMs / 100)
  if untilAt <= state.frozenUntil then return end
  state.frozenUntil = untilAt
  if certain then state.reset = { at = untilAt, covers = math.floor(reservedAt + pauseMs - rounding) } end
end

for index = 1, #KEYS / 3 do
  local at = 5 + (index - 1) * 5
  local credits, limit, remaining = ARGV[at + 1], tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  local budget = load(index)
  local state = budget.state
  if state then roll(budget, now) end
  local member = id .. '|' .. credits
  local reservedAt = state and tonumber(redis.call('ZSCORE', budget.open, member))
  if reservedAt then
    redis.call('ZREM', budget.open, member)
    state.openCredits = state.openCredits - credits
    if sent then
      if limit then
        state.limit = limit
        state.source = 'learned'
      end
      local cost = charged or tonumber(credits)
      local used = remaining and state.limit - remaining
      redis.call('ZADD', budget.answered, instant(now), id .. '|' .. cost .. '|' .. (used or ''))
      state.answeredCredits = state.answeredCredits + cost
      if used then weigh(budget, used, cost, reservedAt) end
      if ARGV[at + 4] ~= '' then freeze(state, reservedAt, ARGV[at + 4], ARGV[at + 5] == '1') end
    end
    save(budget)
  end
end
return 0
`;

/** KEYS: three a class. ARGV: now. Answers the instant, then per class its state as JSON, empty where it was never used. */
export const viewScript = `${library}
local now = clock(math.floor)
local views = {}
for index = 1, #KEYS / 3 do
  local budget = load(index)
  if budget.state then
    roll(budget, now)
    save(budget)
    local newest = redis.call('ZRANGE', budget.answered, -1, -1, 'WITHSCORES')[2]
    budget.state.newestAt = tonumber(newest)
    views[index] = cjson.encode(budget.state)
  else
    views[index] = ''
  end
end
return { instant(now), unpack(views) }
`;
