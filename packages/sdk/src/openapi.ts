// Generated from the OpenAPI document by test/e2e/openapi.test.ts.
export interface paths {
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tenants */
        get: operations["listTenants"];
        put?: never;
        /**
         * Create a tenant
         * @description A company that builds on this deployment. Its first API key is minted by the operator.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a tenant */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        /**
         * Delete a tenant
         * @description Destroys its keys: whatever was sealed under them opens for nobody from then on.
         */
        delete: operations["deleteTenant"];
        options?: never;
        head?: never;
        /**
         * Update a tenant
         * @description Absent is unchanged, null clears.
         */
        patch: operations["updateTenant"];
        trace?: never;
    };
    "/v1/tenants/{tenant_id}/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mint a tenant's first API key
         * @description The secret is in this answer and nowhere else.
         */
        post: operations["createTenantApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description A key that is narrowed to some connections sees only keys that are good for nothing else.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The secret is in this answer and nowhere else. A key can give on only what it has itself: scopes, connections, networks, time.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It is refused everywhere within five seconds.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api_keys/{key_id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll an API key
         * @description Answers a successor with the same rights; the old secret goes on working for `overlap_seconds`.
         */
        post: operations["rollApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token_issuers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List token issuers */
        get: operations["listTokenIssuers"];
        put?: never;
        /**
         * Register a token issuer
         * @description From then on its signed tokens (JWT, `typ: at+jwt`) are taken in place of an API key, if they carry the `audience` that is answered.
         */
        post: operations["createTokenIssuer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token_issuers/{issuer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a token issuer
         * @description Its tokens are refused everywhere within five seconds.
         */
        delete: operations["deleteTokenIssuer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connections */
        get: operations["listConnections"];
        put?: never;
        /**
         * Connect a help desk
         * @description The credentials are tried at the help desk before they are stored; they never come back out.
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connection */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        /**
         * Delete a connection
         * @description Destroys the key that its credentials are sealed under: they open for nobody from then on.
         */
        delete: operations["deleteConnection"];
        options?: never;
        head?: never;
        /**
         * Update a connection
         * @description Absent is unchanged, null clears. Another account needs another connection.
         */
        patch: operations["updateConnection"];
        trace?: never;
    };
    "/v1/connections/{connection_id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the credentials
         * @description They are tried first; where the help desk refuses them the old ones stay.
         */
        put: operations["replaceCredentials"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a connection
         * @description Asks the help desk whom the key belongs to, what it may do, and of which plan and kind the account is, by five reads at most; they are paid for as any call is. What is found is kept: `capabilities` and the receipts of lists go by it. A connection that needed new credentials is active again if this succeeds. A key, an account or an address that the help desk does not let in is told apart in `detail`.
         */
        post: operations["checkConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what this connection can do
         * @description What its provider can, without what the help desk refuses to the stored credentials: as it was found out on connecting, or by the last check. No call is spent.
         */
        get: operations["getCapabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account's budget
         * @description All connections of one help-desk account share it. No call is spent.
         */
        get: operations["getBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/field_mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what custom fields and statuses are called */
        get: operations["getFieldMappings"];
        /**
         * Say what custom fields and statuses are called
         * @description Replaces all mappings. An alias is what a custom field goes by from then on: objects show it in the place of the help desk's own key, and bodies and searches take either. A status says which of our words one of the help desk's own means. Each is compared with the account's forms, which takes a call or two.
         */
        put: operations["putFieldMappings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect_sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to connect a help desk
         * @description Whoever administers your customer's help desk opens it in a browser, is told who asks and for what, and gives the key to the page: you never see it. With `connection_id` the link asks for new credentials of that connection alone.
         */
        post: operations["createConnectSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search tickets
         * @description A list of the tickets for which an expression holds, whatever the help desk's own search can do: it is complete and has no ceiling. It is handed on, ends and can be gone on with like any list; `filter`, `text`, `sort` and `include` stay the same, or are left out, while a cursor is handed back. Nothing is changed, so that an `Idempotency-Key` does nothing.
         */
        post: operations["searchTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update or delete many tickets
         * @description Answers at once with a job, which is carried out in the background: each item is a write of its own, carried out once, in whichever order. What the help desk refuses of one item is told of that item alone. A job ends early, its remaining items `failed`, once the credential that asked for it is revoked or has expired; what the help desk's budget or an outage keeps from being done is tried for a day.
         */
        post: operations["startTicketBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a job
         * @description Tells how far it is, and of each item what became of it, for seven days after the job was asked for. It takes the scope that starting a job takes.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tickets
         * @description Hand `next_cursor` back as `cursor` until it is null. Filters that the help desk lacks are applied by the gateway, which then reads more than it returns: such a page can be short, even empty, and still go on. In the default order nothing that lives throughout is skipped, however much changes meanwhile; other orders, that of creation among them, go by page numbers, promise less, and say so in `walk`. `include=deleted,spam` lists those too, before the others, in the default order and where `capabilities` names them; `walk.excluded` says what is left out. The last page has a `delta_cursor`: hand it back later, as `cursor`, for what has changed since.
         */
        get: operations["listTickets"];
        put?: never;
        /**
         * Create a ticket
         * @description The requester is `requester_id`, or `requester` with an e-mail address. Files come along as `multipart/form-data`: this body as the part `body`, then each file as `attachments[]`. They stream through; what the help desk takes of them, `capabilities` says. A write with files whose answer is lost is not looked for: its key goes on answering `504`.
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a ticket
         * @description A ticket that the help desk has moved to its archive is found there, for one more credit. `expand` shows whom it names beside it.
         */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        /**
         * Delete a ticket
         * @description The help desk's soft delete, where it has one.
         */
        delete: operations["deleteTicket"];
        options?: never;
        head?: never;
        /**
         * Update a ticket
         * @description Absent is unchanged, null clears, lists are replaced whole. Files come along as `multipart/form-data`: this body as the part `body`, then each file as `attachments[]`. They stream through; what the help desk takes of them, `capabilities` says. A write with files whose answer is lost is not looked for: its key goes on answering `504`. They hang on it beside those that do already.
         */
        patch: operations["updateTicket"];
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a ticket
         * @description Takes a deleted ticket back, where the help desk keeps deleted tickets.
         */
        post: operations["restoreTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a ticket
         * @description Makes other tickets part of this one. Help desks close those, and have no way back.
         */
        post: operations["mergeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forward a ticket
         * @description Sends the ticket on by e-mail. What was written is kept among the ticket's comments, and is the answer.
         */
        post: operations["forwardTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List comments
         * @description Public replies and internal notes together, oldest first.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Create a comment
         * @description `visibility: public` is a reply that the requester gets; the default is an internal note. Files come along as `multipart/form-data`: this body as the part `body`, then each file as `attachments[]`. They stream through; what the help desk takes of them, `capabilities` says. A write with files whose answer is lost is not looked for: its key goes on answering `504`.
         */
        post: operations["createComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tickets/{ticket_id}/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a comment
         * @description Where the help desk cannot give one comment alone, the ticket's comments are read until it is found.
         */
        get: operations["getComment"];
        put?: never;
        post?: never;
        /**
         * Delete a comment
         * @description Deletes the comment at the help desk.
         */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        /**
         * Update a comment
         * @description Help desks let notes be changed, and seldom replies that have been sent. Files come along as `multipart/form-data`: this body as the part `body`, then each file as `attachments[]`. They stream through; what the help desk takes of them, `capabilities` says. A write with files whose answer is lost is not looked for: its key goes on answering `504`.
         */
        patch: operations["updateComment"];
        trace?: never;
    };
    "/v1/connections/{connection_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file by itself
         * @description Where the help desk keeps files that hang on nothing yet. None that is here does: send files with what they hang on, as `multipart/form-data` to the routes that make or change a ticket, a comment or a contact.
         */
        post: operations["createAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Its bytes, as they stand at the help desk. What it hangs on is read again to find them, credits counted. `Range` asks for a part. What hangs on a comment asks for the scope of comments besides.
         */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description Deletes it for good. What it hangs on is read first. What hangs on a comment asks for the scope of comments besides.
         */
        delete: operations["deleteAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Hand `next_cursor` back as `cursor` until it is null. `capabilities` names the orders that the help desk has. Where it has none of time, the list is followed by what was changed while it was read. The last page has a `delta_cursor`: hand it back later, as `cursor`, for what has changed since.
         */
        get: operations["listContacts"];
        put?: never;
        /**
         * Create a contact
         * @description What a help desk needs of a new contact differs; a field that is missing is named before a call is spent. As `multipart/form-data`, with this body as the part `body`, a picture may follow as `attachments[]`, where the help desk keeps one.
         */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a contact
         * @description One contact with all its core fields.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /**
         * Delete a contact
         * @description The help desk's soft delete, where it has one. With `permanent=true` it is for good, and takes with it what the help desk takes with it: `dry_run=true` names that.
         */
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        /**
         * Update a contact
         * @description Absent is unchanged, null clears, lists are replaced whole. As `multipart/form-data`, with this body as the part `body`, a picture may follow as `attachments[]`, where the help desk keeps one.
         */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/v1/connections/{connection_id}/contacts/{contact_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a contact
         * @description Takes a deleted contact back, where the help desk keeps deleted contacts.
         */
        post: operations["restoreContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/contacts/{contact_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a contact
         * @description Makes other contacts part of this one, their tickets and addresses with them. Help desks have no way back.
         */
        post: operations["mergeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies
         * @description Hand `next_cursor` back as `cursor` until it is null. Filters that the help desk lacks are applied by the gateway. Where the last page has a `delta_cursor`, hand it back later, as `cursor`, for what has changed since; `capabilities` says what that cannot notice.
         */
        get: operations["listCompanies"];
        put?: never;
        /**
         * Create a company
         * @description What a help desk needs of a new company differs; a field that is missing is named before a call is spent.
         */
        post: operations["createCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a company
         * @description One company with all its core fields.
         */
        get: operations["getCompany"];
        put?: never;
        post?: never;
        /**
         * Delete a company
         * @description For good where the help desk has no bin for companies. Its contacts stay.
         */
        delete: operations["deleteCompany"];
        options?: never;
        head?: never;
        /**
         * Update a company
         * @description Absent is unchanged, null clears, lists are replaced whole.
         */
        patch: operations["updateCompany"];
        trace?: never;
    };
    "/v1/connections/{connection_id}/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the connection's own agent
         * @description The agent whom the stored credentials belong to: what that agent may not do, this connection cannot do. Some help desks do not tell: then it is `unsupported_operation`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description The agents of the help desk. Some show them to administrators alone: then it is `provider_forbidden`.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description One agent, with role and groups.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description The teams of agents. Who is in them, some help desks tell of a single group alone.
         */
        get: operations["listGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a group
         * @description One group, with its agents.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List collections
         * @description What tickets are kept in. `kind` says what the help desk calls it.
         */
        get: operations["listCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/collections/{collection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a collection
         * @description One project, inbox, workspace, brand or product.
         */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description The tags that the help desk keeps a list of. Many keep none: then it is `unsupported_operation`.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of this account's forms
         * @description All of them at once, those of every account and the account's own: types, options, and which of our words a status means. With `format=json_schema` what the account takes as new and as changed objects, for forms and checks of your own; bodies are held to the same before a call is spent. Either is asked of the help desk each time, a call for each resource.
         */
        get: operations["listFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what
         * @description Newest first, each in a plain sentence. Entries are chained by hashes, so that a change of an old one shows.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the audit log
         * @description Computes the chain of hashes anew and names the first entry that is not as it was written.
         */
        get: operations["verifyAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the key that checkpoints are signed with
         * @description The gateway signs how far each log goes, every 1,000 entries or every hour, and writes that to its own log, where who can write to the database cannot reach it. The key is the same as long as the deployment lives: keep it.
         */
        get: operations["getAuditKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests and what they took
         * @description Newest first, for seven days; a request is in it about a second after its answer. What only read something of Portico's own, as this log, is left out where it went well. A key that is narrowed to some connections sees the requests that concerned those.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what became of a request
         * @description By the id that its answer had as `Portico-Request-Id`: what it called, what that cost, and why it waited.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rotations */
        get: operations["listRotations"];
        put?: never;
        /**
         * Rotate keys
         * @description Goes on in the background, while everything is served; `done` of `total` says how far it is.
         */
        post: operations["createRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/rotations/{rotation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a rotation */
        get: operations["getRotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the help desks that can be connected */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what one help desk can do here
         * @description Read off the adapter's own definition: fields, filters, orders, losses.
         */
        get: operations["getProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it serve?
         * @description Not without its database, nor once the key above all keys refuses it. A KMS that cannot be reached is bridged for an hour, and Redis for as long as it takes.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection_id}/proxy/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send a native GET
         * @description What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is also taken as Basic user name or password, or bare.
         */
        get: operations["proxyGet"];
        /**
         * Send a native PUT
         * @description What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is also taken as Basic user name or password, or bare.
         */
        put: operations["proxyPut"];
        /**
         * Send a native POST
         * @description What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is also taken as Basic user name or password, or bare.
         */
        post: operations["proxyPost"];
        /**
         * Send a native DELETE
         * @description What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is also taken as Basic user name or password, or bare.
         */
        delete: operations["proxyDelete"];
        options?: never;
        head?: never;
        /**
         * Send a native PATCH
         * @description What comes behind `/proxy/` goes to the help desk byte for byte, with the stored credentials and within the account's budget; its answer comes back as it is. An unmodified client of the help desk works by this base URL alone: the key is also taken as Basic user name or password, or bare.
         */
        patch: operations["proxyPatch"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TenantPage: {
            data: components["schemas"]["Tenant"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        Tenant: {
            /**
             * @description An opaque id that begins with `ten_`.
             * @example ten_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            name: string;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /** @description Where the connect flow may return to. */
            return_origins: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
        };
        /** @description Why a call did not succeed (RFC 9457). */
        Problem: {
            /**
             * @description `/problems/{code}`, a page that explains the code.
             * @example /problems/validation_failed
             */
            type: string;
            /** @description The same for each problem of this code. */
            title: string;
            status: number;
            /** @description What happened this time, and what to do about it. */
            detail: string;
            /**
             * @description Branch on this.
             * @enum {string}
             */
            code: "invalid_request" | "invalid_cursor" | "invalid_path" | "unauthenticated" | "insufficient_scope" | "grant_denied" | "provider_forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "conflict" | "provider_conflict" | "idempotency_in_progress" | "idempotency_answer_not_kept" | "cursor_expired" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "range_not_satisfiable" | "validation_failed" | "unsupported_field" | "unsupported_operation" | "account_not_found" | "provider_validation" | "idempotency_key_reused" | "connection_unauthorized" | "rate_limited" | "headers_too_large" | "internal" | "provider_error" | "provider_invalid_response" | "overloaded" | "provider_unavailable" | "secrets_unavailable" | "storage_unavailable" | "provider_timeout" | "outcome_unknown";
            request_id: string;
            errors?: {
                /**
                 * @description JSON pointer into the body, or `/name` of a query parameter.
                 * @example /requester/email
                 */
                pointer: string;
                /** @example unknown_field */
                code: string;
                message: string;
            }[];
            /** @description Seconds; the same as the `Retry-After` header. */
            retry_after?: number;
            provider?: {
                name: string;
                status: number | null;
                code: string | null;
                /** @description At most 4 KiB of what the help desk answered, without secrets. */
                body: string | null;
            };
        };
        /**
         * @example {
         *       "name": "Acme Analytics",
         *       "return_origins": [
         *         "https://app.acme.example"
         *       ]
         *     }
         */
        TenantCreate: {
            name: string;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
            return_origins?: string[];
        };
        /**
         * @example {
         *       "metadata": {
         *         "customer": "4711"
         *       }
         *     }
         */
        TenantPatch: {
            name?: string;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            return_origins?: string[] | null;
        };
        ApiKeyWithSecret: {
            /**
             * @description An opaque id that begins with `key_`.
             * @example key_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @description Null: all connections. */
            connection_ids: string[] | null;
            /**
             * @description The networks that the key may be used from. Null: anywhere.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            cidrs: (string)[] | null;
            grants: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * Format: date-time
             * @description Null: never.
             * @example 2026-03-14T09:26:53Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            last_used_at: string | null;
            /** @description The start of the secret, to recognise it by. */
            prefix: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /** @description Shown in this answer and never again: null where the answer is replayed. */
            secret: string | null;
        };
        /**
         * @description `*` stands for all scopes.
         * @enum {string}
         */
        Scope: "tickets:read" | "tickets:write" | "comments:read" | "comments:write" | "contacts:read" | "contacts:write" | "directory:read" | "directory:write" | "proxy:read" | "proxy:write" | "connections:read" | "connections:write" | "events:read" | "webhooks:write" | "keys:write" | "*";
        /**
         * @example {
         *       "name": "backend",
         *       "scopes": [
         *         "*"
         *       ]
         *     }
         */
        ApiKeyCreate: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            connection_ids?: string[] | null;
            /**
             * @description The networks that the key may be used from. Null: anywhere.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            cidrs?: (string)[] | null;
            /**
             * @default live
             * @enum {string}
             */
            mode: "live" | "test";
            /**
             * Format: date-time
             * @description Absent: in 365 days. Null: never.
             */
            expires_at?: string | null;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        ApiKey: {
            /**
             * @description An opaque id that begins with `key_`.
             * @example key_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @description Null: all connections. */
            connection_ids: string[] | null;
            /**
             * @description The networks that the key may be used from. Null: anywhere.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            cidrs: (string)[] | null;
            grants: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            mode: "live" | "test";
            /**
             * Format: date-time
             * @description Null: never.
             * @example 2026-03-14T09:26:53Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            last_used_at: string | null;
            /** @description The start of the secret, to recognise it by. */
            prefix: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
        };
        /**
         * @example {
         *       "overlap_seconds": 3600
         *     }
         */
        ApiKeyRoll: {
            /**
             * @description How long the old secret goes on working.
             * @default 86400
             */
            overlap_seconds: number;
        };
        TokenIssuerPage: {
            data: components["schemas"]["TokenIssuer"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        TokenIssuer: {
            /** @example iss_01K9Q3W5N8Z4T7R2M6X1B0C9DE */
            id: string;
            /** @description The `iss` of its tokens. */
            issuer: string;
            jwks_url: string;
            algorithms: ("EdDSA" | "ES256" | "PS256" | "RS256")[];
            /** @description The most that its tokens can be good for. */
            scopes: components["schemas"]["Scope"][];
            /** @description The `aud` that its tokens must carry. It is fixed, and names your tenant. */
            audience: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
        };
        /**
         * @example {
         *       "issuer": "https://login.acme.example",
         *       "jwks_url": "https://login.acme.example/.well-known/jwks.json",
         *       "algorithms": [
         *         "ES256"
         *       ],
         *       "scopes": [
         *         "tickets:read",
         *         "tickets:write"
         *       ]
         *     }
         */
        TokenIssuerCreate: {
            issuer: string;
            /**
             * Format: uri
             * @description Where its public keys are: a public host, read every ten minutes.
             */
            jwks_url: string;
            /**
             * @default [
             *       "EdDSA",
             *       "ES256"
             *     ]
             */
            algorithms: ("EdDSA" | "ES256" | "PS256" | "RS256")[];
            scopes: components["schemas"]["Scope"][];
        };
        ConnectionPage: {
            data: components["schemas"]["Connection"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        Connection: {
            /**
             * @description An opaque id that begins with `con_`.
             * @example con_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            provider: string;
            subdomain: string;
            /** @description Your own id of this customer. */
            external_id: string | null;
            label: string | null;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /** @enum {string|null} */
            plan: "trial" | "starter" | "growth" | "pro" | "enterprise" | null;
            /**
             * @description As it was said, else as it was found out. Null: this help desk has but one.
             * @enum {string|null}
             */
            flavour: "itsm" | "business" | "msp" | "unknown" | null;
            budget_share: number;
            background_share: number;
            /** @enum {string} */
            status: "active" | "needs_reauth" | "disabled";
            /**
             * @description What was agreed to on the connect page; `read`: nothing is written through it.
             * @enum {string}
             */
            access: "read" | "read_write";
            /** @description Whom the stored credentials belong to. */
            agent: {
                id: string;
                name: string | null;
                email: string | null;
                /** @enum {string|null} */
                role: "admin" | "agent" | "light_agent" | "other" | null;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
        };
        /**
         * @example {
         *       "provider": "freshdesk",
         *       "subdomain": "acme",
         *       "credentials": {
         *         "api_key": "…"
         *       },
         *       "external_id": "customer-4711"
         *     }
         */
        ConnectionCreate: {
            /** @example freshdesk */
            provider: string;
            /**
             * @description `acme` of acme.freshdesk.com.
             * @example acme
             */
            subdomain: string;
            /**
             * @description By kind of authentication; `GET /v1/providers/{provider}` names the fields.
             * @example {
             *       "api_key": "…"
             *     }
             */
            credentials: {
                [key: string]: string;
            };
            external_id?: string | null;
            label?: string | null;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description A preset of limits. Where it is absent they are learned from the provider's answers.
             * @enum {string|null}
             */
            plan?: "trial" | "starter" | "growth" | "pro" | "enterprise" | null;
            /**
             * @description Where it is absent it is asked for, as far as a read can tell.
             * @enum {string|null}
             */
            flavour?: "itsm" | "business" | "msp" | null;
            /**
             * @description What Portico may take of the account's budget, 0.1 to 1.
             * @default 1
             */
            budget_share: number;
            /**
             * @description What work in the background may take of that, 0.1 to 1.
             * @default 0.8
             */
            background_share: number;
        };
        /**
         * @example {
         *       "label": "Acme, production",
         *       "status": "disabled"
         *     }
         */
        ConnectionPatch: {
            external_id?: string | null;
            label?: string | null;
            /**
             * @description Yours to fill. Numbers that JavaScript cannot hold are strings.
             * @example {
             *       "customer": "4711"
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description A preset of limits. Where it is absent they are learned from the provider's answers.
             * @enum {string|null}
             */
            plan?: "trial" | "starter" | "growth" | "pro" | "enterprise" | null;
            /**
             * @description Where it is absent it is asked for, as far as a read can tell.
             * @enum {string|null}
             */
            flavour?: "itsm" | "business" | "msp" | null;
            /** @description What Portico may take of the account's budget, 0.1 to 1. */
            budget_share?: number;
            /** @description What work in the background may take of that, 0.1 to 1. */
            background_share?: number;
            /** @enum {string} */
            status?: "active" | "disabled";
        };
        /**
         * @example {
         *       "credentials": {
         *         "api_key": "…"
         *       }
         *     }
         */
        Credentials: {
            /**
             * @description By kind of authentication; `GET /v1/providers/{provider}` names the fields.
             * @example {
             *       "api_key": "…"
             *     }
             */
            credentials: {
                [key: string]: string;
            };
        };
        ConnectionCheck: {
            /** @description The help desk takes the credentials. Where it does not, or cannot be asked, the check fails instead. */
            ok: boolean;
            /** @description Whom the stored credentials belong to. */
            agent: {
                id: string;
                name: string | null;
                email: string | null;
                /** @enum {string|null} */
                role: "admin" | "agent" | "light_agent" | "other" | null;
            } | null;
            /**
             * @description As it was said, else as it was found out. Null: this help desk has but one.
             * @enum {string|null}
             */
            flavour: "itsm" | "business" | "msp" | "unknown" | null;
            /**
             * @description Whose limits the account has. Null: they are not told, or are no plan's alone.
             * @enum {string|null}
             */
            plan: "trial" | "starter" | "growth" | "pro" | "enterprise" | null;
            /**
             * Format: date-time
             * @description When that was asked. Null: never yet.
             * @example 2026-03-14T09:26:53Z
             */
            checked_at: string | null;
            /** @description Calls per window and class, as far as known. */
            limits: {
                [key: string]: number;
            };
            /** @description The provider's clock less ours. */
            clock_skew_seconds: number | null;
            /** @description In sentences, what will not work and why, and what to do about it. */
            findings: string[];
            /** @example con_01K9Q3W5N8Z4T7R2M6X1B0C9DE */
            connection_id: string;
        };
        Capabilities: {
            provider: string;
            title: string;
            auth: {
                kind: string;
                fields: {
                    name: string;
                    label: string;
                    is_secret: boolean;
                }[];
            }[];
            subdomain: {
                pattern: string;
                /** @example {subdomain}.freshdesk.com */
                host: string;
            };
            plans: string[];
            /** @description The kinds of account that its one API serves differently. */
            flavours: string[];
            /** @description The classes of the account's budget. */
            classes: string[];
            /** @description By resource; `attachments` among them, where files can be read back. */
            resources: {
                [key: string]: components["schemas"]["ResourceCapability"];
            };
            webhooks: boolean;
            connection_id: string;
            /**
             * @description As it was said, else as it was found out. Null: this help desk has but one.
             * @enum {string|null}
             */
            flavour: "itsm" | "business" | "msp" | "unknown" | null;
            /**
             * @description Whose limits the account has. Null: they are not told, or are no plan's alone.
             * @enum {string|null}
             */
            plan: "trial" | "starter" | "growth" | "pro" | "enterprise" | null;
            /**
             * Format: date-time
             * @description When that was asked. Null: never yet.
             * @example 2026-03-14T09:26:53Z
             */
            checked_at: string | null;
            /** @description In sentences, what will not work and why, and what to do. */
            findings: string[];
        };
        ResourceCapability: {
            /**
             * @description `erase` is a DELETE with `permanent=true`.
             * @example [
             *       "list",
             *       "get",
             *       "create",
             *       "update",
             *       "delete",
             *       "restore",
             *       "erase"
             *     ]
             */
            operations: string[];
            list: {
                filters: {
                    name: string;
                    /**
                     * @description `gateway`: more is read than returned, unless a search of the help desk's is cheaper.
                     * @enum {string}
                     */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description Empty: the provider has one order and no choice. */
                sorts: string[];
                /** @description Whether a search can look for `text`. */
                full_text: boolean;
                includes: string[];
                /** @description What `expand` can show, in the list and of one object. */
                expands: string[];
                /**
                 * @description What a walk in the default order promises.
                 * @enum {string}
                 */
                guarantee: "exact" | "best_effort";
                /** @description Why it, or a walk in another order, is not exact. */
                reason: string | null;
                /** @description The orders in which nothing is skipped. */
                exact_sorts: string[];
                delta: {
                    /** @description Whether the last page of a walk in the default order has a `delta_cursor`. */
                    available: boolean;
                    /** @description In sentences, what a delta may fail to notice. */
                    notes: string[];
                };
                /** @description What is left out unless `include` names it. */
                excluded: string[];
            } | null;
            create_fields: string[];
            update_fields: string[];
            /** @description What can be done to one object beside, and the fields that each takes. */
            action_fields: {
                [key: string]: string[];
            };
            /** @description What is taken of files, as `attachments[]` of a form. Null: none. */
            files: {
                /** @description The writes that they come along with. */
                writes: string[];
                /** @description All of them together. */
                most_bytes: number;
                /** @description Null: the provider names no number. */
                most_files: number | null;
                /** @description In words. Null: any. */
                kinds: string | null;
            } | null;
            losses: {
                field: string;
                note: string;
            }[];
        };
        Budget: {
            account: {
                provider: string;
                subdomain: string;
            };
            /** @description In how long the limits count. */
            window_seconds: number;
            classes: {
                name: string;
                limit: number;
                remaining: number;
                used: number;
                used_by_others: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                reset_at: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                frozen_until: string | null;
                queued: number;
                /** @enum {string} */
                source: "assumed" | "plan" | "learned";
                /** @description Oldest first; only where it was asked for. */
                history?: components["schemas"]["BudgetWindow"][];
            }[];
        };
        BudgetWindow: {
            /**
             * Format: date-time
             * @description When the window began, on the clock.
             * @example 2026-03-14T09:26:53Z
             */
            at: string;
            limit: number;
            used: number;
            used_by_others: number;
            /** @description Calls that waited at once. */
            waiting: number;
            /** @description The help desk had answered 429, and calls were held back. */
            frozen: boolean;
        };
        /** @description Under which names custom fields are read, written, filtered and searched, and what statuses mean. */
        FieldMappings: {
            /** @example con_01K9Q3W5N8Z4T7R2M6X1B0C9DE */
            connection_id: string;
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            tickets: {
                [key: string]: string;
            };
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            contacts: {
                [key: string]: string;
            };
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            companies: {
                [key: string]: string;
            };
            /**
             * @description The help desk's own id of a status → our word for it.
             * @default {}
             * @example {
             *       "12": "on_hold"
             *     }
             */
            status: {
                [key: string]: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed";
            };
        };
        /**
         * @example {
         *       "tickets": {
         *         "tier": "cf_plan_tier"
         *       },
         *       "status": {
         *         "12": "on_hold"
         *       }
         *     }
         */
        FieldMappingsPut: {
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            tickets: {
                [key: string]: string;
            };
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            contacts: {
                [key: string]: string;
            };
            /**
             * @description What a custom field is to be called → the help desk's own key.
             * @default {}
             * @example {
             *       "tier": "cf_plan_tier"
             *     }
             */
            companies: {
                [key: string]: string;
            };
            /**
             * @description The help desk's own id of a status → our word for it.
             * @default {}
             * @example {
             *       "12": "on_hold"
             *     }
             */
            status: {
                [key: string]: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed";
            };
        };
        ConnectSession: {
            /**
             * @description An opaque id that begins with `cse_`.
             * @example cse_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            /** @description Good for this one page, once. Nothing but the link carries it. Null where the answer is replayed. */
            token: string | null;
            /**
             * Format: uri
             * @description Open it in the browser of who connects, or mail it. It works in the browser that opens it first. Null where the answer is replayed.
             * @example https://portico.example.com/connect/eyJhbGciOiJFZERTQSJ9
             */
            url: string | null;
            /**
             * @description The connection to come, or the one that is reconnected.
             * @example con_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            connection_id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            expires_at: string;
        };
        /**
         * @example {
         *       "provider": "freshdesk",
         *       "external_id": "customer-4711",
         *       "return_url": "https://app.example.com/settings",
         *       "access": "read"
         *     }
         */
        ConnectSessionCreate: {
            /** @description Absent: it is chosen on the page. */
            provider?: string;
            /** @description Absent: all. */
            allowed_providers?: string[];
            /** @description Your own id of the customer whose help desk this is. Required, but with `connection_id`. */
            external_id?: string;
            /** @description Asks for new credentials of this connection, and for nothing else. */
            connection_id?: string;
            label?: string;
            /**
             * Format: uri
             * @description Where the page leads back to, of an origin among the tenant's `return_origins`: with `connection_id` and `state`, or with `error` (`cancelled`, `expired` or `conflict`) and `state`.
             */
            return_url: string;
            /** @description Comes back with `return_url` as it is. */
            state?: string;
            /**
             * @description Shown to who connects, and kept to from then on: through a connection of `read` nothing is written. Absent: `read_write`.
             * @enum {string}
             */
            access?: "read" | "read_write";
            /**
             * @description Seconds; 7 days at most.
             * @default 900
             */
            expires_in: number;
        };
        TicketPage: {
            data: components["schemas"]["Ticket"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        Ticket: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            /**
             * @description What people say aloud.
             * @example #1042
             */
            key: string | null;
            /** @description For an agent's browser. */
            url: string | null;
            subject: string;
            description: components["schemas"]["RichText"];
            /** @enum {string} */
            status: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed";
            /** @description The provider's own value behind the unified word. */
            native_status: {
                id: string;
                name: string;
            };
            /** @enum {string|null} */
            priority: "low" | "normal" | "high" | "urgent" | null;
            /** @description The provider's own value behind the unified word. */
            native_priority: {
                id: string;
                name: string;
            } | null;
            type: string | null;
            /** @enum {string|null} */
            channel: "email" | "web" | "phone" | "chat" | "social" | "api" | "other" | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            requester_id: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            assignee_id: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            group_id: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            company_id: string | null;
            /**
             * @description The project, inbox, workspace, brand or product.
             * @example 4711
             */
            collection_id: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            parent_id: string | null;
            tags: string[];
            /** @description E-mail addresses. */
            cc: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            due_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            first_response_due_at: string | null;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields: {
                [key: string]: unknown;
            };
            attachments: components["schemas"]["Attachment"][];
            is_deleted: boolean;
            is_spam: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            resolved_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            closed_at: string | null;
            /** @description Only with `expand=requester`. */
            requester?: {
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string;
                name: string | null;
                email: string | null;
                /** @description All addresses, the primary one first. */
                emails: string[];
                phones: {
                    /** @enum {string} */
                    kind: "work" | "mobile" | "home" | "other";
                    value: string;
                }[];
                /** @description The primary one first. */
                company_ids: string[];
                external_id: string | null;
                job_title: string | null;
                language: string | null;
                /** @description As the provider names it. */
                time_zone: string | null;
                avatar_url: string | null;
                tags: string[];
                /**
                 * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
                 * @example {
                 *       "cf_order_number": "A-1042"
                 *     }
                 */
                custom_fields: {
                    [key: string]: unknown;
                };
                is_deleted: boolean;
                is_blocked: boolean;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                updated_at: string | null;
                /**
                 * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
                 * @example [
                 *       "description",
                 *       "attachments"
                 *     ]
                 */
                not_loaded: string[];
                /** @description The untouched provider object; only with `include=native`. */
                native?: {
                    [key: string]: unknown;
                };
            } | null;
            /** @description Only with `expand=assignee`. */
            assignee?: {
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string;
                name: string;
                email: string | null;
                /** @enum {string|null} */
                role: "admin" | "agent" | "light_agent" | "other" | null;
                is_active: boolean;
                group_ids: string[];
                language: string | null;
                time_zone: string | null;
                avatar_url: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                updated_at: string | null;
                /**
                 * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
                 * @example [
                 *       "description",
                 *       "attachments"
                 *     ]
                 */
                not_loaded: string[];
                /** @description The untouched provider object; only with `include=native`. */
                native?: {
                    [key: string]: unknown;
                };
            } | null;
            /** @description Only with `expand=company`. */
            company?: {
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string;
                name: string;
                domains: string[];
                description: string | null;
                external_id: string | null;
                /**
                 * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
                 * @example {
                 *       "cf_order_number": "A-1042"
                 *     }
                 */
                custom_fields: {
                    [key: string]: unknown;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-03-14T09:26:53Z
                 */
                updated_at: string;
                /**
                 * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
                 * @example [
                 *       "description",
                 *       "attachments"
                 *     ]
                 */
                not_loaded: string[];
                /** @description The untouched provider object; only with `include=native`. */
                native?: {
                    [key: string]: unknown;
                };
            } | null;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        /** @description `text` is always there; `html` where the provider keeps markup. It comes as somebody wrote it: clean it before you show it. */
        RichText: {
            text: string;
            html: string | null;
        } | null;
        /** @description A file. Its bytes come only through `…/attachments/{id}`. */
        Attachment: {
            id: string;
            name: string;
            content_type: string;
            /** @description Bytes. */
            size: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string | null;
        };
        Walk: {
            /** @description Objects given since the walk began. */
            returned: number;
            /** @description How many there are, where the provider tells. */
            expected: number | null;
            /** @description True on the last page of a walk that saw all that is not `excluded`. */
            complete: boolean;
            /**
             * @description `exact`: nothing that lived throughout is missing. `best_effort`: the provider offers no way to promise that.
             * @enum {string}
             */
            guarantee: "exact" | "best_effort";
            /**
             * @description Why the walk is not complete or not exact.
             * @example page_numbers
             */
            reason: string | null;
            excluded: ("deleted" | "spam" | "archived" | "out_of_scope" | "other_workspaces")[];
        };
        /**
         * @example {
         *       "filter": {
         *         "priority": {
         *           "gte": "high"
         *         },
         *         "or": [
         *           {
         *             "status": [
         *               "new",
         *               "open"
         *             ]
         *           },
         *           {
         *             "tag": "vip"
         *           }
         *         ]
         *       },
         *       "sort": "updated_at",
         *       "limit": 50
         *     }
         */
        TicketSearch: {
            filter?: components["schemas"]["TicketFilter"];
            /** @description Words to look for, where the provider has full text; `capabilities` says so. */
            text?: string;
            /** @enum {string} */
            sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at";
            include?: ("native" | "description" | "stats" | "tags" | "attachments" | "deleted" | "spam")[];
            expand?: ("requester" | "assignee" | "company")[];
            /** @default 100 */
            limit: number;
            cursor?: string;
        };
        /**
         * @description Names are joined by and. A value is a scalar, a list (any of), or `{gt, gte, lt, lte, not}`; null is an empty field. `and`, `or` and `not` nest. Custom fields go by `custom_fields.` and the provider's own key, or by what `field_mappings` calls it: a number compares with numbers, text with text, character by character. What is empty passes no comparison, and does pass `not`. At most 8 levels deep, and 100 tests.
         * @example {
         *       "priority": {
         *         "gte": "high"
         *       },
         *       "or": [
         *         {
         *           "status": [
         *             "new",
         *             "open"
         *           ]
         *         },
         *         {
         *           "custom_fields.cf_tier": "gold"
         *         }
         *       ]
         *     }
         */
        TicketFilter: {
            status?: ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed") | ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed")[] | {
                not?: ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed") | ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed")[];
            };
            priority?: ("low" | "normal" | "high" | "urgent") | ("low" | "normal" | "high" | "urgent")[] | {
                /** @enum {string} */
                gt?: "low" | "normal" | "high" | "urgent";
                /** @enum {string} */
                gte?: "low" | "normal" | "high" | "urgent";
                /** @enum {string} */
                lt?: "low" | "normal" | "high" | "urgent";
                /** @enum {string} */
                lte?: "low" | "normal" | "high" | "urgent";
                not?: ("low" | "normal" | "high" | "urgent") | ("low" | "normal" | "high" | "urgent")[];
            };
            assignee_id?: (string | null) | (string | null)[] | {
                not?: (string | null) | (string | null)[];
            };
            group_id?: (string | null) | (string | null)[] | {
                not?: (string | null) | (string | null)[];
            };
            requester_id?: (string | null) | (string | null)[] | {
                not?: (string | null) | (string | null)[];
            };
            company_id?: (string | null) | (string | null)[] | {
                not?: (string | null) | (string | null)[];
            };
            tag?: string | string[] | {
                not?: string | string[];
            };
            created_at?: string | string[] | {
                /** Format: date-time */
                gt?: string;
                /** Format: date-time */
                gte?: string;
                /** Format: date-time */
                lt?: string;
                /** Format: date-time */
                lte?: string;
                not?: string | string[];
            };
            updated_at?: string | string[] | {
                /** Format: date-time */
                gt?: string;
                /** Format: date-time */
                gte?: string;
                /** Format: date-time */
                lt?: string;
                /** Format: date-time */
                lte?: string;
                not?: string | string[];
            };
            /** Format: date-time */
            created_after?: string;
            /** Format: date-time */
            created_before?: string;
            /** Format: date-time */
            updated_after?: string;
            /** Format: date-time */
            updated_before?: string;
            and?: components["schemas"]["TicketFilter"][];
            or?: components["schemas"]["TicketFilter"][];
            not?: components["schemas"]["TicketFilter"];
        } & {
            [key: string]: unknown | ((string | number | boolean | null) | (string | number | boolean | null)[] | {
                gt?: string | number | boolean | null;
                gte?: string | number | boolean | null;
                lt?: string | number | boolean | null;
                lte?: string | number | boolean | null;
                not?: (string | number | boolean | null) | (string | number | boolean | null)[];
            });
        };
        Plan: {
            /** @enum {boolean} */
            dry_run: true;
            requests: {
                method: string;
                path: string;
                query: {
                    [key: string]: string;
                };
                /** @description As it would be sent. */
                body?: unknown;
                /**
                 * @description Per class of the account's budget.
                 * @example {
                 *       "total": 1,
                 *       "tickets_list": 1
                 *     }
                 */
                credits: {
                    [key: string]: number;
                };
            }[];
            /** @description In sentences: whom the provider would notify, what it would make. */
            side_effects: string[];
        };
        Job: {
            /**
             * @description An opaque id that begins with `job_`.
             * @example job_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            /**
             * @description An opaque id that begins with `con_`.
             * @example con_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            connection_id: string;
            /**
             * @description `done`: each item has ended, in whatever way.
             * @enum {string}
             */
            status: "running" | "done";
            /** @description How many items are where. */
            counts: {
                /** @example 1 */
                waiting: number;
                /** @example 1 */
                done: number;
                /** @example 1 */
                failed: number;
                /** @example 1 */
                unknown: number;
            };
            items: {
                /** @description Its place among the items that were sent. */
                index: number;
                /** @enum {string} */
                operation: "update" | "delete";
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string;
                /**
                 * @description `waiting`: not ended yet. `failed`: it was not done, and `problem` says why. `unknown`: nobody knows whether the help desk did it.
                 * @enum {string}
                 */
                status: "waiting" | "done" | "failed" | "unknown";
                problem: components["schemas"]["Problem"] | null;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description Until then the job can be asked for; what has not begun then never will.
             * @example 2026-03-14T09:26:53Z
             */
            expires_at: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "operation": "update",
         *           "id": "17",
         *           "changes": {
         *             "status": "closed",
         *             "tags": [
         *               "billing",
         *               "done"
         *             ]
         *           }
         *         },
         *         {
         *           "operation": "delete",
         *           "id": "18"
         *         }
         *       ]
         *     }
         */
        TicketBulk: {
            items: components["schemas"]["TicketBulkItem"][];
        };
        TicketBulkItem: {
            /** @enum {string} */
            operation: "update";
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            changes: components["schemas"]["TicketPatch"];
        } | {
            /** @enum {string} */
            operation: "delete";
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
        };
        /**
         * @example {
         *       "status": "pending",
         *       "assignee_id": "17",
         *       "tags": [
         *         "billing",
         *         "vip"
         *       ]
         *     }
         */
        TicketPatch: {
            subject?: string;
            description?: components["schemas"]["RichTextInput"];
            /** @enum {string} */
            status?: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed";
            /** @description The provider's own status id, instead of `status`. */
            native_status_id?: string;
            /** @enum {string} */
            priority?: "low" | "normal" | "high" | "urgent";
            /** @description The provider's own priority id, instead of `priority`. */
            native_priority_id?: string;
            type?: string | null;
            /** @enum {string} */
            channel?: "email" | "web" | "phone" | "chat" | "social" | "api" | "other";
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            requester_id?: string;
            /** @description The requester by e-mail address, made where the provider does not know it. Instead of `requester_id`. */
            requester?: {
                /** Format: email */
                email: string;
                name?: string;
                phone?: string;
            };
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            assignee_id?: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            group_id?: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            company_id?: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            collection_id?: string | null;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            parent_id?: string | null;
            tags?: string[];
            cc?: string[];
            /** Format: date-time */
            due_at?: string | null;
            /** Format: date-time */
            first_response_due_at?: string | null;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description `html` wins where both are given.
         * @example {
         *       "text": "Hello"
         *     }
         */
        RichTextInput: {
            text?: string;
            html?: string;
        };
        /**
         * @example {
         *       "subject": "The invoice shows the wrong address",
         *       "description": {
         *         "text": "Could you correct it?"
         *       },
         *       "requester": {
         *         "email": "ines@example.com",
         *         "name": "Inês Duarte"
         *       },
         *       "priority": "high",
         *       "tags": [
         *         "billing"
         *       ]
         *     }
         */
        TicketCreate: {
            subject?: string;
            description?: components["schemas"]["RichTextInput"];
            /** @enum {string} */
            status?: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed";
            /** @description The provider's own status id, instead of `status`. */
            native_status_id?: string;
            /** @enum {string} */
            priority?: "low" | "normal" | "high" | "urgent";
            /** @description The provider's own priority id, instead of `priority`. */
            native_priority_id?: string;
            type?: string;
            /** @enum {string} */
            channel?: "email" | "web" | "phone" | "chat" | "social" | "api" | "other";
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            requester_id?: string;
            /** @description The requester by e-mail address, made where the provider does not know it. Instead of `requester_id`. */
            requester?: {
                /** Format: email */
                email: string;
                name?: string;
                phone?: string;
            };
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            assignee_id?: string;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            group_id?: string;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            company_id?: string;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            collection_id?: string;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            parent_id?: string;
            tags?: string[];
            cc?: string[];
            /** Format: date-time */
            due_at?: string;
            /** Format: date-time */
            first_response_due_at?: string;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description `true`: the ticket begins with an e-mail from the help desk to the requester, whom `requester` names by address. */
            outbound?: boolean;
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "ticket_ids": [
         *         "17",
         *         "18"
         *       ],
         *       "comment": {
         *         "body": {
         *           "text": "The same fault, reported twice more."
         *         }
         *       }
         *     }
         */
        TicketMerge: {
            /** @description The tickets that become part of this one. */
            ticket_ids: string[];
            /** @description What is noted on this ticket. */
            comment?: {
                body: components["schemas"]["RichTextInput"];
                /**
                 * @default internal
                 * @enum {string}
                 */
                visibility: "public" | "internal";
            };
            /** @description What is noted on each ticket that becomes part of it. */
            merged_comment?: {
                body: components["schemas"]["RichTextInput"];
                /**
                 * @default internal
                 * @enum {string}
                 */
                visibility: "public" | "internal";
            };
            /** @description Whether those who asked in the other tickets are put in copy of this one. */
            cc_requesters?: boolean;
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        Comment: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            ticket_id: string;
            /** @enum {string} */
            visibility: "public" | "internal";
            /** @enum {string} */
            direction: "inbound" | "outbound";
            author: {
                /**
                 * @description Follows the provider's direction flag.
                 * @enum {string}
                 */
                kind: "contact" | "user" | "system";
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string | null;
                name: string | null;
                email: string | null;
            };
            body: components["schemas"]["RichText"];
            /** @description E-mail addresses. */
            to: string[];
            /** @description E-mail addresses. */
            cc: string[];
            /** @description E-mail addresses. */
            bcc: string[];
            attachments: components["schemas"]["Attachment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "to": [
         *         "carrier@example.com"
         *       ],
         *       "body": {
         *         "text": "Could you look where this parcel is?"
         *       }
         *     }
         */
        TicketForward: {
            to: string[];
            cc?: string[];
            bcc?: string[];
            body: components["schemas"]["RichTextInput"];
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        CommentPage: {
            data: components["schemas"]["Comment"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        /**
         * @example {
         *       "visibility": "public",
         *       "body": {
         *         "html": "<p>It is on its way.</p>"
         *       }
         *     }
         */
        CommentCreate: {
            /**
             * @description `public` is a reply that the requester gets; `internal` a note among agents, and the default.
             * @default internal
             * @enum {string}
             */
            visibility: "public" | "internal";
            /**
             * @description `inbound` records what the requester said.
             * @enum {string}
             */
            direction?: "inbound" | "outbound";
            body: components["schemas"]["RichTextInput"];
            /** @description On whose behalf, where the provider allows it. */
            author?: {
                /**
                 * @description The provider's id, as a string.
                 * @example 4711
                 */
                id: string;
            };
            to?: string[];
            cc?: string[];
            bcc?: string[];
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "body": {
         *         "text": "Corrected: the parcel left on Tuesday."
         *       }
         *     }
         */
        CommentPatch: {
            body?: components["schemas"]["RichTextInput"];
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        ContactPage: {
            data: components["schemas"]["Contact"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        Contact: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            name: string | null;
            email: string | null;
            /** @description All addresses, the primary one first. */
            emails: string[];
            phones: {
                /** @enum {string} */
                kind: "work" | "mobile" | "home" | "other";
                value: string;
            }[];
            /** @description The primary one first. */
            company_ids: string[];
            external_id: string | null;
            job_title: string | null;
            language: string | null;
            /** @description As the provider names it. */
            time_zone: string | null;
            avatar_url: string | null;
            tags: string[];
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields: {
                [key: string]: unknown;
            };
            is_deleted: boolean;
            is_blocked: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "name": "Inês Duarte",
         *       "email": "ines@example.com",
         *       "phones": [
         *         {
         *           "kind": "mobile",
         *           "value": "+351 912 345 678"
         *         }
         *       ]
         *     }
         */
        ContactCreate: {
            name?: string;
            /** Format: email */
            email?: string;
            /** @description All addresses, the primary one first; instead of `email`. */
            emails?: string[];
            phones?: {
                /** @enum {string} */
                kind: "work" | "mobile" | "home" | "other";
                value: string;
            }[];
            company_ids?: string[];
            external_id?: string;
            job_title?: string;
            language?: string;
            time_zone?: string;
            tags?: string[];
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "job_title": "Head of Purchasing"
         *     }
         */
        ContactPatch: {
            name?: string;
            /** Format: email */
            email?: string | null;
            /** @description All addresses, the primary one first; instead of `email`. */
            emails?: string[];
            phones?: {
                /** @enum {string} */
                kind: "work" | "mobile" | "home" | "other";
                value: string;
            }[];
            company_ids?: string[];
            external_id?: string | null;
            job_title?: string | null;
            language?: string | null;
            time_zone?: string | null;
            tags?: string[];
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "contact_ids": [
         *         "4712"
         *       ],
         *       "contact": {
         *         "job_title": "Head of Purchasing"
         *       }
         *     }
         */
        ContactMerge: {
            /** @description The contacts that become part of this one. */
            contact_ids: string[];
            contact?: components["schemas"]["ContactMerged"];
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /** @description What the contact shall say where more than one of them says something. */
        ContactMerged: {
            name?: string;
            /** Format: email */
            email?: string | null;
            /** @description All addresses, the primary one first; instead of `email`. */
            emails?: string[];
            phones?: {
                /** @enum {string} */
                kind: "work" | "mobile" | "home" | "other";
                value: string;
            }[];
            company_ids?: string[];
            external_id?: string | null;
            job_title?: string | null;
            language?: string | null;
            time_zone?: string | null;
            tags?: string[];
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
        };
        CompanyPage: {
            data: components["schemas"]["Company"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        /** @description The organisation that a contact belongs to. */
        Company: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            name: string;
            domains: string[];
            description: string | null;
            external_id: string | null;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "name": "Duarte & Filhos",
         *       "domains": [
         *         "duarte.example"
         *       ]
         *     }
         */
        CompanyCreate: {
            name?: string;
            /** @description Who writes from there belongs to the company. */
            domains?: string[];
            description?: string;
            external_id?: string;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "domains": [
         *         "duarte.example",
         *         "duarte-filhos.example"
         *       ]
         *     }
         */
        CompanyPatch: {
            name?: string;
            /** @description Who writes from there belongs to the company. */
            domains?: string[];
            description?: string | null;
            external_id?: string | null;
            /**
             * @description Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.
             * @example {
             *       "cf_order_number": "A-1042"
             *     }
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Merged last into the body that goes to the provider, so that what has no unified word can be written too. */
            native?: {
                [key: string]: unknown;
            };
        };
        /** @description A support agent of the help desk. */
        User: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            name: string;
            email: string | null;
            /** @enum {string|null} */
            role: "admin" | "agent" | "light_agent" | "other" | null;
            is_active: boolean;
            group_ids: string[];
            language: string | null;
            time_zone: string | null;
            avatar_url: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string | null;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        UserPage: {
            data: components["schemas"]["User"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        GroupPage: {
            data: components["schemas"]["Group"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        /** @description A team of agents. */
        Group: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            name: string;
            description: string | null;
            user_ids: string[] | null;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        CollectionPage: {
            data: components["schemas"]["Collection"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        /** @description What tickets are kept in: a project, inbox, workspace, brand or product. */
        Collection: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "project" | "inbox" | "workspace" | "brand" | "product" | "service_desk";
            /** @description What people put before a ticket's number. */
            key: string | null;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        TagPage: {
            data: components["schemas"]["Tag"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
            /** @description On the last page: hand it back later for what changed since. */
            delta_cursor: string | null;
            walk: components["schemas"]["Walk"];
            /** @description Only with `explain=true`: then there is no data, and nothing was read. */
            plan?: {
                /**
                 * @description Which of the help desk's ways is taken.
                 * @enum {string}
                 */
                by: "list" | "search";
                requests: {
                    method: string;
                    path: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @description As it would be sent. */
                    body?: unknown;
                    /**
                     * @description Per class of the account's budget.
                     * @example {
                     *       "total": 1,
                     *       "tickets_list": 1
                     *     }
                     */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description How many such calls the whole walk takes, about; null where nobody can tell without making them. */
                    calls: number | null;
                }[];
                filters: {
                    name: string;
                    /** @enum {string} */
                    applied_by: "provider" | "gateway";
                }[];
                /** @description In sentences: why this way is taken, and what is done about the limits of the help desk's own. */
                notes: string[];
                /** @description Calls that were made to find this out; 0 where none was needed. */
                counting_calls: number;
                /** @description For how long the budget, as it is now, would hold the first call. */
                expected_wait_ms: number;
                /** @description What all of it costs, about, from the first page to the last. */
                whole_walk: {
                    /** @description Per class of the account's budget. */
                    credits: {
                        [key: string]: number;
                    };
                    /** @description When the budget would let the last call through, if nobody else called meanwhile. */
                    expected_wait_ms: number;
                    /** @description Nobody can tell how many calls a part of it takes: that is counted as one call. */
                    at_least: boolean;
                };
            };
        };
        /** @description A word that tickets or contacts are marked with. */
        Tag: {
            /**
             * @description The provider's id, as a string.
             * @example 4711
             */
            id: string;
            /** @description As `tags` of an object says it. */
            name: string;
            /**
             * @description Fields that this answer did not fetch. They are null or empty here, and that means nothing.
             * @example [
             *       "description",
             *       "attachments"
             *     ]
             */
            not_loaded: string[];
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        FieldList: {
            data: components["schemas"]["Field"][];
            next_cursor: null;
            /** @description Forms that the help desk does not show to the stored credentials, and why. */
            withheld: {
                /** @enum {string} */
                resource: "tickets" | "contacts" | "companies";
                reason: string;
            }[];
        };
        Field: {
            /** @description What `custom_fields` is keyed by. */
            key: string;
            alias: string | null;
            native_id: string;
            resource: string;
            name: string;
            /** @enum {string} */
            type: "text" | "rich_text" | "number" | "integer" | "boolean" | "date" | "datetime" | "select" | "multi_select" | "user" | "contact" | "url" | "json";
            options: {
                value: string;
                name: string;
                status?: string;
            }[] | null;
            is_custom: boolean;
            is_required: boolean;
            is_writable: boolean;
            /** @description The untouched provider object; only with `include=native`. */
            native?: {
                [key: string]: unknown;
            };
        };
        /** @description A JSON Schema document. It is as good as its `ETag`. */
        WriteSchema: {
            /** @enum {string} */
            $schema: "https://json-schema.org/draft/2020-12/schema";
            title: string;
            /** @description `ticket_create`, `ticket_update`, `contact_create`, and so on: a body each. */
            $defs: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        AuditEntry: {
            /** @description Counts up by one, without gaps. */
            seq: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            at: string;
            actor: string;
            /** @example ticket.create */
            action: string;
            /** @enum {string} */
            decision: "allowed" | "refused" | "failed" | "unknown";
            reason: string | null;
            /** @example backend created ticket 2011 on acme.freshdesk.com. */
            sentence: string;
            connection_id: string | null;
            target: string | null;
            request_id: string;
            /** @description SHA-256 over this entry and the hash of the one before it. */
            hash: string;
        };
        AuditVerification: {
            /** @description Whose log it is. */
            tenant_id: string;
            ok: boolean;
            /** @description How many entries there are, where all are as they were written. */
            up_to: number | null;
            /** @description The first entry that is not. */
            seq: number | null;
            /** @enum {string|null} */
            fault: "changed" | "gap" | "reordered" | "cut" | null;
        };
        AuditKey: {
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            crv: "Ed25519";
            x: string;
            /** @description The key's thumbprint by RFC 7638. */
            kid: string;
        };
        RequestPage: {
            data: components["schemas"]["LoggedRequest"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        LoggedRequest: {
            /**
             * @description The answer's `Portico-Request-Id`.
             * @example req_01K9Q3W5N8Z4T7R2M6X1B0C9DE
             */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            at: string;
            method: string;
            /** @example /v1/connections/{connection_id}/tickets */
            route: string;
            status: number;
            /** @description The problem's, where it ended in one. */
            code: string | null;
            /** @description Of a token, its issuer. */
            api_key_id: string;
            connection_id: string | null;
            account: {
                provider: string;
                subdomain: string;
            } | null;
            duration_ms: number;
            /** @description How much of that it waited, for budget or before another try. */
            waited_ms: number;
            upstream_calls: number;
            upstream_credits: number;
            /** @description In the order in which they ended; the first 50. `upstream_calls` counts all. */
            calls: components["schemas"]["UpstreamCall"][];
        };
        UpstreamCall: {
            /** @description When it asked for budget, from the beginning of the request. */
            asked_after_ms: number;
            method: string;
            /**
             * @description Without its query. A part of it that is neither a word nor a number stands as `…`.
             * @example /api/v2/tickets/1042
             */
            path: string;
            /** @description Null: no answer came. */
            status: number | null;
            /**
             * @description The class of the budget that it drew on.
             * @example tickets_list
             */
            class: string;
            credits: number;
            /** @description How long it waited for budget before it left. */
            waited_ms: number;
            /** @description The class that was used up; `slots` where too many calls were on their way. Null: it did not wait. */
            waited_for: string | null;
            /** @description From when it might leave to its answer. */
            took_ms: number;
        };
        RotationPage: {
            data: components["schemas"]["Rotation"][];
            /** @description Hand it back as `cursor`. Null, and only null, is the end. */
            next_cursor: string | null;
        };
        Rotation: {
            /** @example rot_01K9Q3W5N8Z4T7R2M6X1B0C9DE */
            id: string;
            /** @enum {string} */
            kind: "kek" | "tenant_key" | "connection_key";
            /** @description Null: all tenants. */
            tenant_id: string | null;
            /** @description Null: all connections. */
            connection_id: string | null;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            /** @description How many keys or tenants there are to do; null before they are counted. */
            total: number | null;
            done: number;
            error: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-03-14T09:26:53Z
             */
            updated_at: string;
        };
        /**
         * @example {
         *       "kind": "tenant_key",
         *       "tenant_id": "ten_01K9Q3W5N8Z4T7R2M6X1B0C9DE"
         *     }
         */
        RotationCreate: {
            /**
             * @description `kek`: wrap the tenants' keys by the key-encryption key that is configured first. `tenant_key`: give tenants new keys. `connection_key`: give connections new keys.
             * @enum {string}
             */
            kind: "kek" | "tenant_key" | "connection_key";
            tenant_id?: string | null;
            connection_id?: string | null;
        };
        Provider: {
            provider: string;
            title: string;
            auth: {
                kind: string;
                fields: {
                    name: string;
                    label: string;
                    is_secret: boolean;
                }[];
            }[];
            subdomain: {
                pattern: string;
                /** @example {subdomain}.freshdesk.com */
                host: string;
            };
            plans: string[];
            /** @description The kinds of account that its one API serves differently. */
            flavours: string[];
            /** @description The classes of the account's budget. */
            classes: string[];
            /** @description By resource; `attachments` among them, where files can be read back. */
            resources: {
                [key: string]: components["schemas"]["ResourceCapability"];
            };
            webhooks: boolean;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTenants: {
        parameters: {
            query?: {
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description The tenant as it is now. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTenantApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The API key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The API key. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRoll"];
            };
        };
        responses: {
            /** @description The successor, with its secret. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokenIssuers: {
        parameters: {
            query?: {
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenIssuerPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTokenIssuer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIssuerCreate"];
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenIssuer"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTokenIssuer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The token issuer. */
                issuer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                external_id?: string;
                provider?: string;
                status?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionCreate"];
            };
        };
        responses: {
            /** @description Connected. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `account_not_found`: There is no such help-desk account. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionPatch"];
            };
        };
        responses: {
            /** @description The connection as it is now. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The connection as it is now. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `account_not_found`: There is no such help-desk account. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionCheck"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `account_not_found`: There is no such help-desk account. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Operations, fields, filters, orders. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Capabilities"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBudget: {
        parameters: {
            query?: {
                /** @description Adds to each class its last so many windows, 120 at most, as far as the gateway that answers has seen them: each in which a call was made or the budget was read. A gateway that was started anew remembers none. */
                history?: number;
            };
            header?: never;
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFieldMappings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All mappings of the connection. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldMappings"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putFieldMappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldMappingsPut"];
            };
        };
        responses: {
            /** @description The mappings as they are now. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldMappings"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createConnectSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectSessionCreate"];
            };
        };
        responses: {
            /** @description The link, good once. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectSession"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchTickets: {
        parameters: {
            query?: {
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketSearch"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startTicketBulk: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketBulk"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Taken in. */
            202: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                status?: string;
                priority?: string;
                assignee_id?: string;
                group_id?: string;
                requester_id?: string;
                company_id?: string;
                tag?: string;
                created_after?: string;
                created_before?: string;
                updated_after?: string;
                updated_before?: string;
                /** @description Default `updated_at` where the provider has that order. `capabilities` names the orders that it has, and as `exact_sorts` those in which nothing is skipped. In any other, `created_at` say, the list goes by page numbers: what is deleted or changed while it is walked can move others past the page that is read. Then `walk` says `best_effort`, and there is no `delta_cursor`. */
                sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at";
                /** @description Any of native, description, stats, tags, attachments, deleted, spam, separated by commas. Some cost further credits of the account's budget. */
                include?: string;
                /** @description Any of requester, assignee, company, separated by commas: shows the contact, user or company beside its id. Each is asked for once, along with the tickets where the help desk can; else that takes up to one call for each, beyond those for the list itself: with a smaller `limit` a page costs less. The credits are counted. Null: nobody has this id. Named in `not_loaded`: it could not be asked for. Takes `contacts:read` for the requester, `directory:read` for the others. */
                expand?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketCreate"];
                "multipart/form-data": {
                    body: components["schemas"]["TicketCreate"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description Any of requester, assignee, company, separated by commas: shows the contact, user or company beside its id. Each is asked for once, along with the tickets where the help desk can; else that takes up to one call for each, beyond those for the list itself: with a smaller `limit` a page costs less. The credits are counted. Null: nobody has this id. Named in `not_loaded`: it could not be asked for. Takes `contacts:read` for the requester, `directory:read` for the others. */
                expand?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTicket: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
                "multipart/form-data": {
                    body: components["schemas"]["TicketPatch"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description The ticket as it is now; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"] | components["schemas"]["Plan"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"] | components["schemas"]["Plan"];
                };
            };
            /** @description It was done, and what came of it could not be read just now. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketMerge"];
            };
        };
        responses: {
            /** @description What came of it; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"] | components["schemas"]["Plan"];
                };
            };
            /** @description It was done, and what came of it could not be read just now. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forwardTicket: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketForward"];
            };
        };
        responses: {
            /** @description What came of it; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"] | components["schemas"]["Plan"];
                };
            };
            /** @description It was done, and what came of it could not be read just now. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description Default `updated_at` where the provider has that order. `capabilities` names the orders that it has, and as `exact_sorts` those in which nothing is skipped. In any other, `created_at` say, the list goes by page numbers: what is deleted or changed while it is walked can move others past the page that is read. Then `walk` says `best_effort`, and there is no `delta_cursor`. */
                sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at";
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `author` fills in the author's `name` and `email`, which are null without it. Named in `not_loaded`: they could not be asked for. Takes `contacts:read` and `directory:read`. */
                expand?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createComment: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentCreate"];
                "multipart/form-data": {
                    body: components["schemas"]["CommentCreate"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComment: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `author` fills in the author's `name` and `email`, which are null without it. Named in `not_loaded`: they could not be asked for. Takes `contacts:read` and `directory:read`. */
                expand?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
                /** @description The comment, by the provider's id. */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteComment: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
                /** @description The comment, by the provider's id. */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateComment: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The ticket, by the provider's id. */
                ticket_id: string;
                /** @description The comment, by the provider's id. */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentPatch"];
                "multipart/form-data": {
                    body: components["schemas"]["CommentPatch"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description The comment as it is now; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"] | components["schemas"]["Plan"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
                /** @description One part of the file, in bytes. What is none, or several, is answered with all of it. */
                Range?: string;
                /** @description The `ETag` that the part must be of: otherwise all of the file comes. */
                "If-Range"?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The file, by the id that its ticket or comment shows. */
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part of it that `Range` asked for. */
            206: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: There is no such part of the file. */
            416: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAttachment: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The file, by the id that its ticket or comment shows. */
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                email?: string;
                phone?: string;
                company_id?: string;
                external_id?: string;
                tag?: string;
                created_after?: string;
                created_before?: string;
                updated_after?: string;
                updated_before?: string;
                /** @description Default `updated_at` where the provider has that order. `capabilities` names the orders that it has, and as `exact_sorts` those in which nothing is skipped. In any other, `created_at` say, the list goes by page numbers: what is deleted or changed while it is walked can move others past the page that is read. Then `walk` says `best_effort`, and there is no `delta_cursor`. */
                sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at";
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createContact: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCreate"];
                "multipart/form-data": {
                    body: components["schemas"]["ContactCreate"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The contact, by the provider's id. */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteContact: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
                /** @description `true` deletes for good what the help desk would otherwise keep, or keeps already, among the deleted. */
                permanent?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The contact, by the provider's id. */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateContact: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The contact, by the provider's id. */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPatch"];
                "multipart/form-data": {
                    body: components["schemas"]["ContactPatch"];
                    "attachments[]"?: string[];
                };
            };
        };
        responses: {
            /** @description The contact as it is now; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"] | components["schemas"]["Plan"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreContact: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The contact, by the provider's id. */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"] | components["schemas"]["Plan"];
                };
            };
            /** @description It was done, and what came of it could not be read just now. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeContact: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The contact, by the provider's id. */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactMerge"];
            };
        };
        responses: {
            /** @description What came of it; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"] | components["schemas"]["Plan"];
                };
            };
            /** @description It was done, and what came of it could not be read just now. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                domain?: string;
                external_id?: string;
                created_after?: string;
                created_before?: string;
                updated_after?: string;
                updated_before?: string;
                /** @description Default `updated_at` where the provider has that order. `capabilities` names the orders that it has, and as `exact_sorts` those in which nothing is skipped. In any other, `created_at` say, the list goes by page numbers: what is deleted or changed while it is walked can move others past the page that is read. Then `walk` says `best_effort`, and there is no `delta_cursor`. */
                sort?: "updated_at" | "-updated_at" | "created_at" | "-created_at";
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCompany: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCompany: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The company, by the provider's id. */
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCompany: {
        parameters: {
            query?: {
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The company, by the provider's id. */
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCompany: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description `true` answers what would be sent, what it costs and whom it would notify, and sends nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the object as you read it: the write is refused if it has changed since. */
                "If-Match"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The company, by the provider's id. */
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyPatch"];
            };
        };
        responses: {
            /** @description The company as it is now; with `dry_run=true` what would be sent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"] | components["schemas"]["Plan"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: The object has changed. */
            412: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. `unsupported_field`: The help desk cannot hold a field. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                email?: string;
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The agent, by the provider's id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroup: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The group, by the provider's id. */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCollections: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCollection: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The collection, by the provider's id. */
                collection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description `native` adds the untouched provider object. */
                include?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
                /** @description `true` answers how the list would be walked, in `plan`, and reads nothing. */
                explain?: boolean;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: This cursor has been outlived. */
            410: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFields: {
        parameters: {
            query?: {
                /** @description Whose fields; all where nothing is said. */
                resource?: string;
                /** @description `json_schema`: what this account takes as new and as changed objects, as JSON Schema 2020-12. */
                format?: "json_schema";
                /** @description `native` adds the untouched provider object. */
                include?: string;
            };
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields; with `format=json_schema` a JSON Schema document. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldList"] | components["schemas"]["WriteSchema"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `provider_forbidden`: The help desk does not allow this to the connected agent. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `provider_conflict`: The help desk reports a conflict. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_validation`: The help desk refused some values. `unsupported_operation`: The help desk cannot do this. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description Entries by their numbers. */
                seq?: string;
                action?: string;
                decision?: string;
                connection_id?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAuditLog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An Ed25519 key as a JSON Web Key. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditKey"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                method?: string;
                /** @description Statuses, `404`, or all of a kind, `4xx`. */
                status?: string;
                connection_id?: string;
                api_key_id?: string;
                /** @description `true`: only requests that had to wait. */
                waited?: boolean;
                created_after?: string;
                created_before?: string;
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The request, by its `Portico-Request-Id`. */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedRequest"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRotations: {
        parameters: {
            query?: {
                /** @description How many objects at most, 1 to 100. */
                limit?: number;
                /** @description `next_cursor` or `delta_cursor` of an earlier answer, alone or with the very filters that it came with. After a `delta_cursor` the list holds only what changed since, deletions included. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotationPage"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. `invalid_cursor`: This cursor does not belong to this list. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRotation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationCreate"];
            };
        };
        responses: {
            /** @description Started. */
            201: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Where the new object is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rotation"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: This content type is not taken here. */
            415: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: Some values are not valid. `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rotation. */
                rotation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rotation"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Provider"][];
                        /** @description Hand it back as `cursor`. Null, and only null, is the end. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `overloaded`: Too much is going on here right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: Answers come as JSON only. */
            406: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_unavailable`: Our storage cannot be reached right now. `secrets_unavailable`: Stored credentials cannot be opened right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proxyGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The help desk's own path, slashes as they are. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The help desk's own answer. */
            "2XX": {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The help desk's own answer, whatever its status. */
            default: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proxyPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The help desk's own path, slashes as they are. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The help desk's own answer. */
            "2XX": {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The help desk's own answer, whatever its status. */
            default: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proxyPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The help desk's own path, slashes as they are. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The help desk's own answer. */
            "2XX": {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The help desk's own answer, whatever its status. */
            default: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proxyDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The help desk's own path, slashes as they are. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The help desk's own answer. */
            "2XX": {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The help desk's own answer, whatever its status. */
            default: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proxyPatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request is carried out once, and answered alike for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description How long the call may wait for the account's budget, in seconds, 0 to 120; 25 where nothing is said. */
                Prefer?: string;
            };
            path: {
                /** @description The connection. */
                connection_id: string;
                /** @description The help desk's own path, slashes as they are. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description `invalid_request`: The request is not well formed. `invalid_path`: This path cannot be passed on. */
            400: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The credential is missing or not valid. */
            401: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The credential lacks a scope. `grant_denied`: The credential's grants do not allow this. */
            403: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: This clashes with what exists. `idempotency_in_progress`: The first request with this key is not done yet. `idempotency_answer_not_kept`: This was carried out; its answer was not kept. */
            409: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This key came with another request before. */
            422: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_unauthorized`: The help desk no longer accepts the stored credentials. */
            424: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many calls for now. */
            429: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something went wrong on our side. */
            500: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_error`: The help desk failed. `provider_invalid_response`: The help desk answered with something unreadable. */
            502: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too much is going on here right now. `provider_unavailable`: The help desk cannot be reached. `secrets_unavailable`: Stored credentials cannot be opened right now. `storage_unavailable`: Our storage cannot be reached right now. */
            503: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_timeout`: The help desk did not answer in time. `outcome_unknown`: Nobody knows whether the help desk did it. */
            504: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The help desk's own answer. */
            "2XX": {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The help desk's own answer, whatever its status. */
            default: {
                headers: {
                    /** @description Quote it when you ask us. */
                    "Portico-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
