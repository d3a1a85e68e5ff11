import { lineMs, replicaMs, shareMs, weights } from "./fair-order.ts";
import { longestCallMs, longestPauseMs, paceMargin, paceSteps } from "./window-budget.ts";

/** Where the scripts name an account, of which a 429 has closed a class. */
export const frozenChannel = "rl:frozen";

/**
 * `window-budget.ts` and `account-budget.ts` in Lua: the same names, the same order of steps, proven equal by one case
 * file and by a test that drives both side by side. Each class is three keys: its state, packed, its open calls and
 * its answered calls, both sorted by the instant that `roll` counts from. One key more holds the account's fair order.
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

local function instant(number) return string.format('%.0f', number) end

-- The account's own key comes first, then three a class: what is in the first of each, as it was kept.
local kept = (function()
  local keys = { KEYS[1] }
  for index = 2, #KEYS, 3 do keys[#keys + 1] = KEYS[index] end
  return redis.call('MGET', unpack(keys))
end)()

local function load(index)
  local state = kept[index + 1]
  return { key = KEYS[index * 3 - 1], open = KEYS[index * 3], answered = KEYS[index * 3 + 1],
    state = state and cmsgpack.unpack(state) }
end

local function fresh(shape, limit, windowMs, source)
  return { shape = shape, limit = limit, windowMs = windowMs, source = source,
    openCredits = { interactive = 0, background = 0 }, answeredCredits = { interactive = 0, background = 0 },
    others = 0, othersSeen = 0, othersUntil = 0, resetSeenAt = 0, frozenUntil = 0, paced = { step = 0, taken = 0 }, lackedAt = 0, drainedAt = 0,
    leases = {} }
end

local function ttlOf(budget) return instant(keptMs + 2 * (budget.state.windowMs + longestCallMs)) end
local function save(budget) redis.call('SET', budget.key, cmsgpack.pack(budget.state), 'PX', ttlOf(budget)) end

-- Adds a call to the open or the answered ones, if it is not there; answers how many were added.
local function put(budget, key, at, member)
  local added = redis.call('ZADD', key, 'NX', instant(at), member)
  redis.call('PEXPIRE', key, ttlOf(budget))
  return added
end

-- Until its state says so, nothing returns.
local function due(state, at) state.dueAt = math.min(state.dueAt or at, at) end

-- Members: "id|credits|lane" while open, "id|credits|lane|used" once answered; "used" is empty where the provider did not say.
local function creditsOf(member) return tonumber(string.match(member, '^[^|]*|([^|]*)')) end
local function laneOf(member) return string.match(member, '^[^|]*|[^|]*|([^|]*)') end
local function usedOf(member) return tonumber(string.match(member, '|([^|]*)$')) end

local function add(byLane, lane, credits) byLane[lane] = byLane[lane] + credits end
local function inAll(byLane) return byLane.interactive + byLane.background end

-- Ends a lease, known by its id; answers when it began.
local function endLease(state, id)
  local lease = state.leases[id]
  if not lease then return nil end
  state.leases[id] = nil
  add(state.openCredits, lease.lane, -lease.credits)
  return lease.at
end

-- Adds an answered call, if it is not there; answers how many were added.
local function pour(budget, now, at, credits, member)
  local state = budget.state
  local drainedAt = state.drainedAt
  if state.shape == 'leaky' then
    drainedAt = math.max(drainedAt, now) + credits * state.windowMs / state.limit
    at = math.ceil(drainedAt) - state.windowMs
  end
  local added = put(budget, budget.answered, at, member)
  if added > 0 then
    state.drainedAt = drainedAt
    due(state, at + state.windowMs)
  end
  return added
end

local function drop(budget, member)
  redis.call('ZREM', budget.answered, member)
  add(budget.state.answeredCredits, laneOf(member), -creditsOf(member))
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

local function scoreOfFirst(key) return tonumber(redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]) end

local function roll(budget, now)
  local state = budget.state
  if not state.dueAt or now < state.dueAt then return end
  local lost = instant(now - longestCallMs - state.windowMs)
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', budget.open, '-inf', lost)) do
    redis.call('ZREM', budget.open, member)
    add(state.openCredits, laneOf(member), -creditsOf(member))
  end
  for id, lease in pairs(state.leases) do
    if lease.at + longestCallMs + state.windowMs <= now then endLease(state, id) end
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
  local opened, answered = scoreOfFirst(budget.open), scoreOfFirst(budget.answered)
  state.dueAt = nil
  if opened then due(state, opened + longestCallMs + state.windowMs) end
  for _, lease in pairs(state.leases) do due(state, lease.at + longestCallMs + state.windowMs) end
  if answered then due(state, answered + state.windowMs) end
  if state.others > 0 then due(state, state.othersUntil) end
  if state.reset then due(state, state.reset.at) end
end

-- Other processes may hold leases of the account.
local function tellFrozen() redis.call('PUBLISH', '${frozenChannel}', string.match(KEYS[1], '{(.*)}')) end

local function weigh(budget, used, credits, reservedAt, now)
  local state = budget.state
  local peak = state.peak
  local fell = peak and used < peak.used
  if fell and reservedAt <= peak.answeredAt then
    if used <= state.othersSeen then state.others = math.max(0, state.others - credits) end
    return
  end
  if fell and state.shape ~= 'leaky' then
    forget(budget, now, math.max(peak.reservedAt, reservedAt), function(answeredAt, counted)
      return answeredAt < peak.reservedAt or (answeredAt < reservedAt and counted and counted > used)
    end)
  end
  state.peak = { used = used, reservedAt = reservedAt, answeredAt = now }
  if not fell and reservedAt < state.resetSeenAt then return end
  state.others = math.max(0, used - inAll(state.answeredCredits))
  state.othersSeen = used
  state.othersUntil = now + state.windowMs
  due(state, state.othersUntil)
end
`;

const fairness = `
local weights = { ${Object.entries(weights)
  .map(([lane, weight]) => `${lane} = ${weight}`)
  .join(", ")} }

local function loadOrder()
  return kept[1] and cmsgpack.unpack(kept[1]) or { parties = {}, halvedAt = 0, lines = {}, replicas = {}, bornAt = 0, shares = {} }
end

local function saveOrder(order, windowMs)
  redis.call('SET', KEYS[1], cmsgpack.pack(order), 'PX', instant(keptMs + 2 * windowMs))
end

local function partiesOf(leaf)
  local lane, tenant = string.match(leaf, '^([^/]*)/([^/]*)')
  return { lane, lane .. '/' .. tenant, leaf }
end

local function parentOf(party) return string.match(party, '^(.*)/[^/]*$') or '' end
local function takenBy(order, party) return order.parties[party] and order.parties[party].taken or 0 end
local function weightOf(party) return weights[party] or 1 end
local function levelOf(order, party) return takenBy(order, party) / weightOf(party) end

local function eachSibling(order, party, visit)
  local parent = parentOf(party)
  for other in pairs(order.parties) do
    if other ~= party and parentOf(other) == parent then visit(other) end
  end
end

local function age(order, windowMs, now)
  local windows = math.floor((now - order.halvedAt) / windowMs)
  if windows > 0 then
    order.halvedAt = now
    for path, party in pairs(order.parties) do
      party.taken = math.floor(party.taken / 2 ^ windows)
      if party.taken == 0 then order.parties[path] = nil end
    end
  end
  for process, line in pairs(order.lines) do
    if line['until'] <= now then order.lines[process] = nil end
  end
  for connection, shares in pairs(order.shares) do
    if shares['until'] <= now then order.shares[connection] = nil end
  end
end

local function lowestShares(order, connection, share, backgroundShare, now)
  order.shares[connection] = { share = share, backgroundShare = backgroundShare, ['until'] = now + ${shareMs} }
  for _, shares in pairs(order.shares) do
    share = math.min(share, shares.share)
    backgroundShare = math.min(backgroundShare, shares.backgroundShare)
  end
  return share, backgroundShare
end

local function join(order, lines, path, lead, now)
  local present = {}
  for _, line in ipairs(lines) do
    for leaf in pairs(line) do
      for _, party in ipairs(partiesOf(leaf)) do present[party] = true end
    end
  end
  for _, party in ipairs(path) do
    if not present[party] then
      local highest = 0
      eachSibling(order, party, function(sibling) highest = math.max(highest, levelOf(order, sibling)) end)
      local taken = math.max(takenBy(order, party), math.floor(highest * weightOf(party) - lead))
      if taken > 0 then
        order.parties[party] = { taken = taken, at = order.parties[party] and order.parties[party].at or now }
      end
    end
  end
end

local function comesBefore(order, lines, path, ahead, name)
  local own, rivals = ahead, {}
  for _, line in ipairs(lines) do
    for leaf, waiting in pairs(line) do
      local parties = partiesOf(leaf)
      for depth, party in ipairs(path) do
        local sibling = parties[depth]
        if sibling ~= party then
          rivals[sibling] = rivals[sibling] or { credits = 0, party = party }
          rivals[sibling].credits = rivals[sibling].credits + (waiting[name] or 0)
          break
        end
      end
    end
  end
  local before = own
  for sibling, rival in pairs(rivals) do
    local level = (takenBy(order, rival.party) + own) / weightOf(rival.party)
    local lag = level * weightOf(sibling) - takenBy(order, sibling)
    before = before + math.max(0, math.min(rival.credits, lag))
  end
  return before
end

local function isAhead(order, path, tolerance, since)
  local found = false
  for _, party in ipairs(path) do
    eachSibling(order, party, function(sibling)
      local lag = levelOf(order, party) * weightOf(sibling) - takenBy(order, sibling)
      if lag > tolerance and order.parties[sibling].at > since then found = true end
    end)
  end
  return found
end

local function advance(order, path, credits, now)
  for _, party in ipairs(path) do
    order.parties[party] = { taken = takenBy(order, party) + credits, at = now }
  end
end
`;

/**
 * KEYS: the order, then three a class. ARGV: now, id, lane, leaf, process, what waits there as JSON, waitMs, isWaiting (0 or
 * 1), share, backgroundShare, the id of a lease, for how many calls like this one it is
 * wanted, then per class: its name, credits, ahead, limit, windowMs, source, shape.
 */
export const reserveScript = `${library}${fairness}
local now = clock(math.floor)
local id, lane, leaf, process = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local waiting, waitMs, isWaiting = cjson.decode(ARGV[6]), tonumber(ARGV[7]), ARGV[8] == '1'
local path = partiesOf(leaf)

local function want(index)
  local at = 12 + (index - 1) * 7
  local sent = ARGV[at + 2]
  local take = { index = index, name = ARGV[at + 1], sent = sent, credits = tonumber(sent), ahead = tonumber(ARGV[at + 3]) }
  local limit, windowMs, source, shape = tonumber(ARGV[at + 4]), tonumber(ARGV[at + 5]), ARGV[at + 6], ARGV[at + 7]
  local budget = load(index)
  take.budget = budget
  if not budget.state then budget.state = fresh(shape, limit, windowMs, source) end
  if budget.state.windowMs ~= windowMs then budget.state.dueAt = 0 end
  budget.state.windowMs = windowMs
  budget.state.shape = shape
  if budget.state.source ~= 'learned' then
    budget.state.limit = limit
    budget.state.source = source
  end
  roll(budget, now)
  return take
end

local function counted(byLane, only) return only and byLane[only] or inAll(byLane) end
local function used(state, only) return counted(state.openCredits, only) + counted(state.answeredCredits, only) end

local function ceiling(state, share, credits)
  return math.max(math.floor(state.limit * share), math.min(credits, state.limit))
end

local function pacedUntil(take)
  local state = take.budget.state
  local paced, step = state.paced, math.floor(now * ${paceSteps} / state.windowMs)
  if not take.isPaced or paced.step ~= step or paced.taken == 0 or state.lackedAt + state.windowMs <= now then
    return now
  end
  local isOver = paced.taken + take.credits > state.limit * ${paceMargin} / ${paceSteps}
  return isOver and math.ceil((step + 1) * state.windowMs / ${paceSteps}) or now
end

local function hasRoom(take)
  local state = take.budget.state
  for _, bound in ipairs(take.bounds) do
    local top = math.min(ceiling(state, bound.share, take.credits), state.limit - state.others)
    if used(state, bound.only) + take.before + take.credits > top then
      state.lackedAt = now
      return false
    end
  end
  return math.max(state.frozenUntil, pacedUntil(take)) <= now
end

-- The returns to come, in order, read in small batches since the first few mostly do.
local function eachReturn(budget, only, visit)
  local state = budget.state
  local others = state.others > 0 and state.othersUntil or math.huge
  local first = 0
  while true do
    local calls = redis.call('ZRANGE', budget.answered, first, first + 63, 'WITHSCORES')
    for i = 1, #calls, 2 do
      if not only or laneOf(calls[i]) == only then
        local answeredAt = tonumber(calls[i + 1])
        local at = answeredAt + state.windowMs
        if state.reset and answeredAt < state.reset.covers then at = math.min(at, state.reset.at) end
        if others <= at then
          if visit(others, 0) then return end
          others = math.huge
        end
        if visit(at, creditsOf(calls[i])) then return end
      end
    end
    if #calls < 128 then break end
    first = first + 64
  end
  if others < math.huge and visit(others, 0) then return end
  local open = counted(state.openCredits, only)
  if open > 0 then visit(now + state.windowMs, open) end
end

local function roomWithin(take, bound)
  local state = take.budget.state
  local top = ceiling(state, bound.share, take.credits)
  local wholeWindows = math.floor(math.max(0, take.before + take.credits - 1) / math.max(1, top))
  local need = take.before + take.credits - wholeWindows * top
  local held, at = used(state, bound.only), now
  eachReturn(take.budget, bound.only, function(returnAt, credits)
    local others = state.othersUntil <= at and 0 or state.others
    if held + need <= math.min(top, state.limit - others) then return true end
    at = math.max(at, returnAt)
    held = held - credits
  end)
  return math.max(at, state.frozenUntil) + wholeWindows * state.windowMs
end

local function roomAt(take)
  local at = pacedUntil(take)
  for _, bound in ipairs(take.bounds) do at = math.max(at, roomWithin(take, bound)) end
  return at
end

local takes, windowMs, limit, credits = {}, 0, 0, 0
for index = 1, (#KEYS - 1) / 3 do
  local take = want(index)
  takes[index] = take
  windowMs = math.max(windowMs, take.budget.state.windowMs)
  limit = math.max(limit, take.budget.state.limit)
  credits = math.max(credits, take.credits)
end

for _, take in ipairs(takes) do
  local state = take.budget.state
  if take.credits > state.limit then return { { 2, take.index, math.ceil(state.windowMs), take.index } } end
end

local order = loadOrder()
age(order, windowMs, now)
local lines = { waiting }
for name, line in pairs(order.lines) do
  if name ~= process then lines[#lines + 1] = line.waiting end
end
local lead = limit / 8
if not isWaiting then join(order, lines, path, lead, now) end
local share, backgroundShare = lowestShares(order, leaf, tonumber(ARGV[9]), tonumber(ARGV[10]), now)
local isPaced = isAhead(order, path, lead / 4, now - windowMs / 10)

local last, latest, short = 0, -1, {}
for _, take in ipairs(takes) do
  take.before = comesBefore(order, lines, path, take.ahead, take.name)
  take.isPaced = isPaced
  take.bounds = { { share = share } }
  if lane == 'background' then take.bounds[2] = { share = share * backgroundShare, only = lane } end
  if not hasRoom(take) then
    local at = roomAt(take)
    if at > latest then last, latest = take.index, at end
    short[#short + 1] = take.index
  end
end
local isReserved = last == 0
local retryAfterMs = math.max(1, math.ceil(latest - now))

if not isReserved and retryAfterMs <= waitMs then
  local own = waiting[leaf] or {}
  for _, index in ipairs(short) do own[takes[index].name] = (own[takes[index].name] or 0) + takes[index].credits end
  waiting[leaf] = own
end
order.lines[process] = next(waiting) and { waiting = waiting, ['until'] = now + ${lineMs} } or nil

-- A lease takes no more than a sixteenth of what nobody uses, and nothing of what somebody lacks or lacked of late.
local function leasable(take)
  local state = take.budget.state
  if state.lackedAt + state.windowMs > now then return 0 end
  local free = math.huge
  for _, bound in ipairs(take.bounds) do
    local top = math.min(ceiling(state, bound.share, take.credits), state.limit - state.others)
    free = math.min(free, top - used(state, bound.only) - take.credits)
  end
  return math.floor(free / 16 / take.credits)
end

local leaseId, leased = ARGV[11], isReserved and not next(order.lines) and tonumber(ARGV[12]) or 0
for _, take in ipairs(takes) do leased = leased >= 2 and math.min(leased, leasable(take)) or 0 end
if leased < 2 then leased = 0 end

-- With a lease, the call is the first that it pays for.
local function book(take)
  local state = take.budget.state
  if leased > 0 then
    endLease(state, leaseId)
    state.leases[leaseId] = { at = now, lane = lane, credits = (1 + leased) * take.credits }
    return (1 + leased) * take.credits
  end
  return put(take.budget, take.budget.open, now, id .. '|' .. take.sent .. '|' .. lane) * take.credits
end

if isReserved then
  for _, take in ipairs(takes) do
    local state = take.budget.state
    add(state.openCredits, lane, book(take))
    due(state, now + longestCallMs + state.windowMs)
    if isPaced then
      local step = math.floor(now * ${paceSteps} / state.windowMs)
      state.paced = { step = step, taken = (state.paced.step == step and state.paced.taken or 0) + take.credits }
    end
  end
  advance(order, path, credits, now)
end

-- What the process must know of the account should it be left alone with it.
local replicas, told = 0, {}
order.replicas[process] = now
for name, at in pairs(order.replicas) do
  if at + ${replicaMs} > now then replicas = replicas + 1 else order.replicas[name] = nil end
end
if order.bornAt == 0 then order.bornAt = now end
for index, take in ipairs(takes) do
  local state = take.budget.state
  told[index] = { math.ceil(used(state) - leased * take.credits + state.others), tostring(state.limit), state.source == 'learned' and 1 or 0,
    math.max(0, math.ceil(state.frozenUntil - now)) }
end

for _, take in ipairs(takes) do save(take.budget) end
saveOrder(order, windowMs)
local outcome = isReserved and { 0 } or { 1, last, retryAfterMs, unpack(short) }
return { outcome, replicas, instant(order.bornAt), told, leased }
`;

/**
 * KEYS: the order, then three a class. ARGV: now, id, lane, sent (0 or 1), charged, jitter U(0, 1), then per class: credits, limit, remaining,
 * pauseMs, certain (0 or 1). What is unknown is empty; a pause of "window" is a whole window. Answers 1, or 0 if it does not know
 * the call.
 */
export const settleScript = `${library}
local now = clock(math.ceil)
local id, lane, sent, charged, jitter = ARGV[2], ARGV[3], ARGV[4] == '1', tonumber(ARGV[5]), tonumber(ARGV[6])

local function freeze(state, reservedAt, pause, certain)
  local pauseMs = tonumber(pause) or state.windowMs
  pauseMs = math.min(math.max(pauseMs, state.windowMs / 60), ${longestPauseMs})
  local rounding = pauseMs % 1000 == 0 and 1000 or 0
  local untilAt = math.ceil(now + pauseMs + jitter * state.windowMs / 100)
  if untilAt <= state.frozenUntil then return end
  state.frozenUntil = untilAt
  tellFrozen()
  if certain and state.shape ~= 'leaky' then
    due(state, untilAt)
    state.reset = { at = untilAt, covers = math.floor(reservedAt + pauseMs - rounding) }
  end
end

local isKnown = 0
for index = 1, (#KEYS - 1) / 3 do
  local at = 6 + (index - 1) * 5
  local credits, limit, remaining = ARGV[at + 1], tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  local budget = load(index)
  local state = budget.state
  if state then roll(budget, now) end
  local member = id .. '|' .. credits .. '|' .. lane
  local reservedAt = state and tonumber(redis.call('ZSCORE', budget.open, member))
  if reservedAt then
    isKnown = 1
    redis.call('ZREM', budget.open, member)
    add(state.openCredits, lane, -credits)
    if sent then
      if limit then
        state.limit = limit
        state.source = 'learned'
      end
      local cost = charged or tonumber(credits)
      local used = remaining and state.limit - remaining
      pour(budget, now, now, cost, id .. '|' .. cost .. '|' .. lane .. '|' .. (used or ''))
      add(state.answeredCredits, lane, cost)
      if used then weigh(budget, used, cost, reservedAt, now) end
      if ARGV[at + 4] ~= '' then freeze(state, reservedAt, ARGV[at + 4], ARGV[at + 5] == '1') end
    end
    save(budget)
  end
end
return isKnown
`;

/**
 * KEYS: the order, then three a class. ARGV: now, classes as JSON, in the order of the keys, what was spent from leases as
 * JSON. Books calls that were paid for in advance, or admitted while the server was away, or that it has forgotten; answers
 * since when it knows the account. All that a lease paid for was reserved no earlier than the lease.
 */
export const bookScript = `${library}${fairness}
local now = clock(math.ceil)
local windowMs = 0
for index, class in ipairs(cjson.decode(ARGV[2])) do
  local budget = load(index)
  if not budget.state then budget.state = fresh(class.shape, class.limit, class.windowMs, class.source) end
  local state = budget.state
  windowMs = math.max(windowMs, state.windowMs)
  if class.isNews or class.source == 'learned' and state.source ~= 'learned' then
    state.limit = class.limit
    state.source = class.source
  end
  roll(budget, now)
  local leasedAt
  for _, lease in ipairs(class.leases) do
    local since = endLease(state, lease.id)
    leasedAt = math.min(leasedAt or now, since or now)
    if lease.answered > 0 then
      local least = lease.least ~= cjson.null and lease.least or ''
      local said = lease.id .. '|' .. lease.answered .. '|' .. lease.lane .. '|' .. least
      local added = pour(budget, now, now - lease.agoMs, lease.answered, said)
      add(state.answeredCredits, lease.lane, added * lease.answered)
      if since and lease.most ~= cjson.null then weigh(budget, lease.most, lease.answered, since, now) end
    end
  end
  for _, call in ipairs(class.calls) do
    local member = call.id .. '|' .. call.credits .. '|' .. call.lane
    if call.fate == 'open' then
      local added = put(budget, budget.open, leasedAt or now, member)
      add(state.openCredits, call.lane, added * call.credits)
    else
      add(state.openCredits, call.lane, -redis.call('ZREM', budget.open, member) * call.credits)
    end
    if type(call.fate) == 'number' then
      local added = pour(budget, now, now - call.fate, call.credits, member .. '|')
      add(state.answeredCredits, call.lane, added * call.credits)
    end
  end
  if now + class.frozenForMs > math.max(now, state.frozenUntil) then
    state.frozenUntil = now + class.frozenForMs
    tellFrozen()
  end
  due(state, now)
  save(budget)
end
local order = loadOrder()
if order.bornAt == 0 then order.bornAt = now end
for _, spent in ipairs(cjson.decode(ARGV[3])) do advance(order, partiesOf(spent[1]), spent[2], now) end
saveOrder(order, windowMs)
return instant(order.bornAt)
`;

/** KEYS: the order, then three a class. ARGV: now. Answers the instant, then per class its state as JSON, empty where it was never used. */
export const viewScript = `${library}
local now = clock(math.floor)
local views = {}
for index = 1, (#KEYS - 1) / 3 do
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
