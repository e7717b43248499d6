// Generated from openapi/openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Does the process answer?
         * @description Touches nothing: for whoever restarts processes that hang.
         */
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
         * Can the process serve?
         * @description Whether the database answers and is migrated, and this process's worker, if it has one, looks after its jobs: for whoever sends traffic.
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
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Gives an access token for ten minutes, and sets the refresh token as a cookie that scripts
         *     cannot read. A wrong address and a wrong password get the same answer in the same time.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the refresh cookie; its access tokens end with it, at once. Without a
         *     cookie, or with one that is no longer good, nothing is left to do and the answer is the same.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stay signed in
         * @description Changes the refresh cookie for its successor and gives a fresh access token. The same cookie
         *     again within ten seconds gives the same successor (two tabs, a lost reply); later than that it
         *     counts as stolen, and the whole session ends.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account
         * @description Nobody is signed in by it: sign in next. An account can do nothing yet but make sellers;
         *     operators are made on the server's command line only.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authentications/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a buyer's browser needs to confirm a charge
         * @description Public: whoever has the link that the seller passed on.
         */
        get: operations["getAuthentication"];
        put?: never;
        /**
         * Confirm a charge with the buyer there
         * @description The same charge and the same card: nothing is typed in, and the request has no body. The bank's
         *     question is in `next_action`; when it was asked before and is still open it is given again.
         *     Afterwards `POST /v1/authentications/{token}/confirm` says how it ended. A decline ends the
         *     charge.
         */
        post: operations["authenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authentications/{token}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask how the confirmation of a charge ended
         * @description After the bank's question, or while the outcome is not known: asks Stripe how the charge stands
         *     and confirms nothing. Has no body.
         */
        post: operations["confirmAuthentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List charges
         * @description Those of the caller's sellers; for operators all. All filters that are sent hold together.
         */
        get: operations["listCharges"];
        put?: never;
        /**
         * Charge a customer's kept card
         * @description Off-session: the customer is not there and has agreed to it before. A decline is final for this
         *     charge. When the bank wants the customer the answer is 402 `authentication_required`: send them
         *     `action_url`, where they confirm this same charge within seven days; after that it is canceled. The answer is 202 while the outcome is not known: get the charge until it is, or send
         *     the same request with the same key.
         */
        post: operations["createCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export charges
         * @description The same charges as the list has, newest first, all of them, as CSV (RFC 4180, UTF-8, CRLF, with
         *     a header row). Amounts are there as decimals of their currency and, in the columns `…_minor`, in
         *     minor units. A text that a spreadsheet would take for a formula has an apostrophe in front. The
         *     table is streamed: one that ends has all its rows, and when something fails meanwhile the
         *     connection is broken off. Columns may be added at the end.
         *
         *     `id`, `created_at`, `status`, `seller_id`, `customer_id`, `checkout_id`, `description`, `currency`,
         *     `amount`, `amount_minor`, `amount_captured`, `amount_captured_minor`, `amount_refunded`,
         *     `amount_refunded_minor`, `application_fee`, `application_fee_minor`, `stripe_fee`,
         *     `stripe_fee_minor`, `net`, `net_minor`, `flow`, `capture`, `disputed`, `card_brand`, `card_last4`,
         *     `decline_code`, `stripe_payment_intent`, `stripe_charge`, `stripe_account`, `livemode`, `metadata`
         *     (JSON), `updated_at`
         */
        get: operations["exportCharges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a charge
         * @description As it stands now, with its attempts.
         */
        get: operations["getCharge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a charge that was not captured
         * @description Releases what was authorised, or gives up a charge that waits for the buyer or was declined. Its
         *     checkout can no longer be paid. A charge that was paid is refunded instead.
         */
        post: operations["cancelCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture an authorised charge
         * @description Takes the money of a charge with `capture: manual`, whole or in part, once. The marketplace's fee
         *     follows the captured part in proportion, rounded to the nearest minor unit. The answer is 202
         *     while the outcome is not known: get the charge until it is, or send the same request with the
         *     same key.
         */
        post: operations["captureCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a charge's refunds
         * @description All of them, also those that failed and those that were made in Stripe's Dashboard.
         */
        get: operations["listChargeRefunds"];
        put?: never;
        /**
         * Refund a charge
         * @description Whole or in part, several times, never more than was captured. The amount is reserved at once. The
         *     answer is 202 while the outcome is not known: get the refund until it is, or send the same request
         *     with the same key.
         */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a refund
         * @description The same checks and the same arithmetic as a refund; nothing moves and nothing is written down.
         */
        post: operations["previewRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/charges/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a charge's timeline
         * @description What happened to the charge, in order, all of it.
         */
        get: operations["getChargeTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List checkouts
         * @description Those of the caller's sellers; for operators all.
         */
        get: operations["listCheckouts"];
        put?: never;
        /**
         * Make a checkout
         * @description Give the buyer its `url`. It is paid at most once, and the buyer cannot change the amount.
         */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a checkout
         * @description As it stands now.
         */
        get: operations["getCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a checkout back
         * @description Nobody can pay it afterwards. Canceling again changes nothing. One that was paid cannot be
         *     canceled.
         */
        post: operations["cancelCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a browser needs to begin
         * @description Public, the same for everybody, and constant while the server runs.
         */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
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
        get?: never;
        put?: never;
        /**
         * Finish connecting a Stripe account
         * @description The `state` is good once, for ten minutes, for the user and the session that set out. When
         *     Stripe's answer is lost, nothing is connected and the seller sets out anew: a code is never
         *     exchanged twice, because Stripe revokes what it gave for the first time. An account that is
         *     connected to another seller is refused and stays with that seller.
         */
        post: operations["completeConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description For sellers those whom they have charged, or who gave them a consent; for operators all.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Find or make a customer
         * @description The same e-mail address, whatever the letter case, gives the same customer, of whom nothing is
         *     changed.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer_id}/cards/{card_id}": {
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
         * Give up a customer's kept card
         * @description Nobody can charge it from now on, and it is detached at Stripe, on every account that has it.
         *     Again changes nothing.
         */
        delete: operations["forgetCard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer_id}/consents/{consent_id}": {
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
         * Take back a customer's consent
         * @description For somebody who asks for it by telephone, say. With its last consent a card is given up. Again
         *     changes nothing.
         */
        delete: operations["withdrawConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Sellers see the customers they have charged, or who gave them a consent, and of the consents
         *     those that concern them.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Erase a customer
         * @description Everything personal goes: here at once, at Stripe, on the platform and on every connected
         *     account that knows them, as soon as Stripe answers. Their cards and consents go with it, and
         *     nobody can charge them any more; what they paid stays, without them. Again changes nothing.
         */
        delete: operations["eraseCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's kept cards
         * @description Sellers see the cards that they may charge.
         */
        get: operations["listCards"];
        put?: never;
        /**
         * Put a card on file for a customer
         * @description For an order by phone, or customers who are taken over from elsewhere. The card is checked with
         *     its bank and nothing is charged. Who may charge it later is what `consent` says; the evidence
         *     kept with it says that an operator recorded it. A number that the customer has on file already is
         *     kept as another card, as at the pay page.
         *
         *     201 when it is kept at once. 202 while `card.status` is `requires_action`: the cardholder does
         *     what `next_action` says, `Stripe(publishable_key)` and then `handleNextAction({clientSecret:
         *     client_secret})`, within seven days; or while the outcome is not known. It is among the customer's
         *     cards, with this id, as soon as it is kept; the same request with the same key tells how it stands.
         */
        post: operations["addCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List disputes
         * @description Those of the caller's sellers; for operators all. All filters that are sent hold together.
         */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a dispute
         * @description As Stripe last showed it.
         */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a dispute
         * @description Gives in: the dispute is lost, and what was taken stays with the buyer. That cannot be taken
         *     back.
         */
        post: operations["acceptDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give evidence
         * @description Adds to the evidence that Stripe has. With `submit` all of it goes to the buyer's bank, which
         *     happens once: check it before. The answer is 202 while the outcome is not known.
         */
        post: operations["answerDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file as evidence
         * @description The file goes to Stripe and is not kept here. Its id is then named by a piece of evidence, like
         *     `receipt`.
         */
        post: operations["uploadDisputeFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fee-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the marketplace's fee policy
         * @description What holds for sellers who have none of their own: 10 % until an operator sets another.
         */
        get: operations["getFeePolicy"];
        /**
         * Set the marketplace's fee policy
         * @description Holds for charges that are asked for from now on. The fee of a charge is frozen when it is made.
         */
        put: operations["setFeePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description The work that is to be done or was done, newest first.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a dead job back into the queue
         * @description A job that failed too often is tried again from the start. Only dead jobs can be retried.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The user of the access token, with the roles they have now.
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
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notices
         * @description The events that Stripe sent, newest first. They hold no personal data.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a notice again
         * @description Puts it back into the inbox. Applying one twice is harmless: an event is a hint to look at the
         *     object again.
         */
        post: operations["replayNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay/{checkout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a buyer's browser needs
         * @description Public: whoever has the link. The card is typed into Stripe's own fields, never into ours. Kept
         *     cards are shown to the browser that kept them, by the cookie that `POST` has set; an e-mail
         *     address shows none.
         */
        get: operations["getPayPage"];
        put?: never;
        /**
         * Pay a checkout
         * @description One attempt is in flight at a time, and a checkout is paid at most once. After a decline pay
         *     again with another token and a new key. A `card_id` that this browser did not keep, or not for
         *     this seller, does not exist (404). With a card to keep the reply sets the cookie by which the
         *     browser is shown the card later. While `charge.status` is `requires_action` do what
         *     `next_action` says; while it is `pending`, `processing` or `unknown` ask
         *     `POST /v1/pay/{checkout_id}/confirm` in a moment.
         */
        post: operations["pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay/{checkout_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask how a payment ended
         * @description After an authentication step, or while the outcome is not known: asks Stripe how the charge
         *     stands and confirms nothing. Has no body.
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the marketplace's summary
         * @description What all sellers together earned in a period, interval by interval, for each currency in which
         *     there was a charge, or for the one that is asked for.
         */
        get: operations["getPlatformSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what a charge would bring
         * @description Moves nothing and keeps nothing. Every refusal that can be known before a card is tried is in
         *     `refusals`, and a checkout or a charge is refused by the first of them.
         */
        post: operations["createQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refund-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the marketplace's refund policy
         * @description What goes back with a refund, or on a lost dispute, unless a call says otherwise. Until an operator
         *     sets another, everybody gives back what they had of the payment.
         */
        get: operations["getRefundPolicy"];
        /**
         * Set the marketplace's refund policy
         * @description Holds for refunds that are asked for from now on.
         */
        put: operations["setRefundPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds
         * @description Those of the caller's sellers; for operators all. All filters that are sent hold together.
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a refund
         * @description As it stands now.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sellers
         * @description The caller's own; for operators all.
         */
        get: operations["listSellers"];
        put?: never;
        /**
         * Make a seller
         * @description The caller owns it. It can take no charge until a Stripe account is connected. A managed one gets
         *     its account along with it and is `pending` until it was onboarded: send its owner to an
         *     onboarding link. Where Stripe makes no account in the country, `account_refusal` says why.
         */
        post: operations["createSeller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seller
         * @description As it stands now.
         */
        get: operations["getSeller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a seller
         * @description Changes what is sent and leaves the rest as it is.
         */
        patch: operations["updateSeller"];
        trace?: never;
    };
    "/v1/sellers/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seller's balance
         * @description As Stripe has it at this moment: of the whole account, with the business that a seller does
         *     elsewhere. For what was earned here, see the statement.
         */
        get: operations["getSellerBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set out to connect a Stripe account
         * @description Send the browser to `authorize_url`. Stripe sends it back to the web UI's `/connect/callback`
         *     with `code` and `state`, or with `error` and `state`, which then go to `POST /v1/connections`.
         *     Setting out again begins anew.
         */
        post: operations["startConnection"];
        /**
         * Disconnect the Stripe account
         * @description Deauthorises at Stripe and here. Say so before you call it: afterwards nothing can be charged,
         *     and charges that were made on the account can no longer be refunded from here, only in the
         *     seller's own Stripe Dashboard.
         */
        delete: operations["disconnectSeller"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/fee-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seller's fee policy
         * @description The one that holds for the seller's charges: their own, or else the marketplace's.
         */
        get: operations["getSellerFeePolicy"];
        /**
         * Set a seller's fee policy
         * @description Holds for the seller's charges that are asked for from now on, in place of the marketplace's.
         */
        put: operations["setSellerFeePolicy"];
        post?: never;
        /**
         * Give a seller's fee policy up
         * @description The marketplace's policy holds for the seller's charges that are asked for from now on, also when it
         *     is changed later. Charges that were made keep their fee.
         */
        delete: operations["withdrawSellerFeePolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/login-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link to the seller's Stripe Dashboard
         * @description For managed accounts that were onboarded. Owners of standalone accounts sign in at Stripe. Each
         *     call makes a fresh link.
         */
        post: operations["createLoginLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/onboarding-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link to Stripe's onboarding
         * @description For managed accounts only. Each call makes a fresh link, and the account first where there is
         *     none. Stripe sends the browser to the web UI's `/sellers/{id}/onboarding/refresh` when the link is
         *     no longer good (make another), and to `/sellers/{id}/onboarding/return` when the owner is done or
         *     has had enough. That proves nothing: call `POST /v1/sellers/{id}/refresh` and look at the status.
         */
        post: operations["createOnboardingLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a seller's payouts
         * @description Those that Stripe sent to the seller's bank since shortly before the account was connected here.
         */
        get: operations["listPayouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/payouts/{payout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payout
         * @description As it stands, and what it paid out of charges that were made here, page by page: `limit` and
         *     `cursor` are those of `items`.
         */
        get: operations["getPayout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the seller's Stripe account
         * @description Reads the account at Stripe and takes over what it says. Call it when a browser comes back from
         *     Stripe's onboarding: that it comes back proves nothing. (Stripe's webhooks bring the same a moment
         *     later.)
         */
        post: operations["refreshSeller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seller's statement
         * @description What the seller earned through the marketplace in a period of at most 366 days, from what is
         *     written down here: charges by the time of their capture, refunds, and payouts. `limit` and `cursor` are
         *     those of `lines`. What the account does elsewhere is not in it; disputes are not in it
         *     yet.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a seller's statement
         * @description The statement as CSV (RFC 4180, UTF-8, CRLF, with a header row): for each currency a row of the
         *     kind `opening`, then all lines, oldest first, then for each currency a row of the kind `closing`;
         *     these two have their amount in `net`. Amounts are there as decimals of their currency and, in the
         *     columns `…_minor`, in minor units. The table is streamed: one that ends has all its rows, and when
         *     something fails meanwhile the connection is broken off. Columns may be added at the end.
         *
         *     `at`, `kind`, `currency`, `gross`, `gross_minor`, `application_fee`, `application_fee_minor`,
         *     `stripe_fee`, `stripe_fee_minor`, `net`, `net_minor`, `settled`, `charge_id`,
         *     `refund_id`, `payout_id`, `dispute_id`
         */
        get: operations["exportStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sellers/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a seller's summary
         * @description What the seller earned through the marketplace in a period, interval by interval, for each
         *     currency in which there was a charge and for the seller's own, or for the one that is asked for.
         */
        get: operations["getSellerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cards kept in this browser
         * @description By the cookie that `POST /v1/pay/{checkout_id}` has set when a card was kept. Empty without it.
         */
        get: operations["getWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet/cards/{card_id}": {
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
         * Give up a card kept in this browser
         * @description Nobody can charge it from now on, and it is detached at Stripe, on every account that has it.
         *     Again changes nothing.
         */
        delete: operations["forgetWalletCard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wallet/consents/{consent_id}": {
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
         * Take back a consent
         * @description Whom no other consent covers cannot charge the card from now on. With its last consent a card
         *     is given up. Again changes nothing.
         */
        delete: operations["withdrawWalletConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/stripe/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an event of a connected account
         * @description For Stripe's endpoint that listens to *connected accounts*. An event without an account is
         *     refused here. One of an account that is not known yet is held and tried again, since events
         *     outrun the OAuth exchange.
         */
        post: operations["receiveConnectWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/stripe/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an event of the platform's own account
         * @description For Stripe's endpoint that listens to *your account*. An event of a connected account is refused
         *     here.
         */
        post: operations["receivePlatformWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description How a seller comes to a Stripe account.
         * @enum {string}
         */
        AccountKind: "standalone" | "managed";
        /**
         * @description A card to be put on file.
         * @example {
         *       "consent": {
         *         "seller_id": null
         *       },
         *       "payment_token": "pm_1SoukCard"
         *     }
         */
        AddCard: {
            /**
             * @description A PaymentMethod (`pm_…`) that Stripe.js made on the platform, or a token (`tok_…`). Good once.
             * @example pm_1SoukCard
             */
            payment_token: string;
            consent?: components["schemas"]["AttestedConsent"] | null;
        };
        /** @description The card that is put on file. */
        AddedCard: {
            /** @description Its id among the customer's cards, once it is kept. */
            id: components["schemas"]["CardId"];
            status: components["schemas"]["AddedCardStatus"];
            /**
             * @description Null until Stripe has said it, like the three fields after it.
             * @example visa
             */
            brand: string | null;
            /** @example 4242 */
            last4: string | null;
            /**
             * Format: int32
             * @example 12
             */
            exp_month: number | null;
            /**
             * Format: int32
             * @example 2031
             */
            exp_year: number | null;
            /** @description Whether it is charged when no card is named. */
            default: boolean;
            /** @description Why it is not kept. */
            decline?: components["schemas"]["Decline"];
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
        };
        /**
         * @description Where a card that is put on file stands.
         * @enum {string}
         */
        AddedCardStatus: "pending" | "unknown" | "requires_action" | "kept" | "declined" | "refused" | "canceled";
        /** @description Evidence, and whether it goes to the bank now. */
        AnswerDispute: {
            evidence?: components["schemas"]["DisputeEvidence"];
            /**
             * @description True sends all that Stripe has to the bank, once and for all. False keeps it at Stripe for
             *     later.
             * @example true
             */
            submit: boolean;
        };
        /** @description One try to pay a charge with one card. */
        Attempt: {
            card: components["schemas"]["CardFace"] | null;
            status: components["schemas"]["AttemptStatus"];
            decline: components["schemas"]["Decline"] | null;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description Where an attempt stands.
         * @enum {string}
         */
        AttemptStatus: "pending" | "requires_action" | "succeeded" | "declined" | "refused" | "canceled";
        /** @description What the customer allowed, as the operator attests it. */
        AttestedConsent: {
            seller_id: components["schemas"]["SellerId"] | null;
        };
        /** @description What a buyer's browser needs to confirm a charge. */
        Authentication: {
            /**
             * @description Who is paid.
             * @example Ann's Bakery
             */
            seller_name: string;
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * @description For what.
             * @example December's bread
             */
            description: string | null;
            card: components["schemas"]["CardFace"] | null;
            status: components["schemas"]["ChargeStatus"];
            /**
             * @description Whether it can still be confirmed. When it cannot, `status` says what became of the charge,
             *     or the time is up.
             */
            open: boolean;
            /**
             * Format: date-time
             * @description Until when it can be confirmed.
             */
            expires_at: string;
            stripe: components["schemas"]["PayStripe"];
            /** @description Whether real money moves. */
            livemode: boolean;
        };
        /**
         * @description A balance in one currency, in minor units. Either amount may be less than zero: then the account
         *     owes it.
         */
        Balance: {
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * Format: int64
             * @description Can be paid out now.
             * @example 8680
             */
            available: number;
            /**
             * Format: int64
             * @description Will be available later.
             * @example 17360
             */
            pending: number;
        };
        /**
         * @description When the money is taken.
         * @enum {string}
         */
        Capture: "automatic" | "manual";
        /** @description How much to capture. */
        CaptureCharge: {
            /**
             * Format: int64
             * @description In minor units; all that is authorised when left out. The rest is released.
             * @example 8000
             */
            amount?: number;
        };
        /** @description A kept card. */
        Card: {
            id: components["schemas"]["CardId"];
            /** @example visa */
            brand: string;
            /** @example 4242 */
            last4: string;
            /**
             * Format: int32
             * @example 12
             */
            exp_month: number;
            /**
             * Format: int32
             * @example 2031
             */
            exp_year: number;
            /** @description Whether it is charged when no card is named. */
            default: boolean;
            /**
             * Format: date-time
             * @description When it was kept.
             */
            created_at: string;
        };
        /** @description How a card that is put on file stands. */
        CardAddition: {
            card: components["schemas"]["AddedCard"];
            /** @description While the bank wants the cardholder. */
            next_action?: components["schemas"]["NextAction"];
        };
        /** @description What is shown of a card. */
        CardFace: {
            /** @example visa */
            brand: string;
            /** @example 4242 */
            last4: string;
            /**
             * Format: int32
             * @example 12
             */
            exp_month: number;
            /**
             * Format: int32
             * @example 2031
             */
            exp_year: number;
        };
        /**
         * @description A TypeID that begins with `card_`.
         * @example card_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        CardId: string;
        /** @description A customer's kept cards, all of them: there are few. */
        Cards: {
            /** @description Newest first. */
            data: components["schemas"]["Card"][];
        };
        /** @description A charge. */
        Charge: {
            id: components["schemas"]["ChargeId"];
            seller_id: components["schemas"]["SellerId"];
            customer_id: components["schemas"]["CustomerId"] | null;
            checkout_id: components["schemas"]["CheckoutId"] | null;
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount: number;
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount_captured: number;
            /**
             * Format: int64
             * @description In minor units.
             * @example 0
             */
            amount_refunded: number;
            /**
             * Format: int64
             * @description What the marketplace takes, in minor units. Frozen when the charge was made; of a part that
             *     was captured, its share.
             * @example 1000
             */
            application_fee: number;
            /**
             * Format: int64
             * @description What of it went back to the seller, in minor units, with refunds or by hand.
             * @example 0
             */
            application_fee_refunded: number;
            /**
             * Format: int64
             * @description What Stripe takes, in minor units. Null until Stripe says, where it is in another currency than
             *     the charge, and where Stripe bills it to the marketplace apart (a direct charge on an account
             *     whose fees the marketplace pays).
             * @example 320
             */
            stripe_fee: number | null;
            /** @description Who pays Stripe's fee. Frozen when the charge was made. */
            stripe_fee_payer: components["schemas"]["Party"];
            /**
             * Format: int64
             * @description What is left to the seller, before refunds and disputes, in minor units. Null until Stripe says,
             *     and where it is in another currency than the charge.
             * @example 8680
             */
            net: number | null;
            /**
             * Format: int64
             * @description What is left to the marketplace, before refunds, in minor units: its fee, less Stripe's where
             *     it pays that. Negative when Stripe's is more. Null until known, and where Stripe bills its fee
             *     apart.
             * @example 1000
             */
            platform_net: number | null;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            flow: components["schemas"]["Flow"];
            /**
             * @description Of a destination charge: whether the seller is the merchant, as Stripe demands of one in
             *     another region. Frozen when the charge was made.
             */
            on_behalf_of: boolean;
            capture: components["schemas"]["Capture"];
            status: components["schemas"]["ChargeStatus"];
            /**
             * Format: date-time
             * @description While it is `authorized`: until when it can be captured.
             */
            capture_before: string | null;
            /**
             * @description Whether disputed money is with the buyer's bank, for now or for good: it cannot be refunded
             *     then. What was won, or only asked about, is not disputed.
             */
            disputed: boolean;
            dispute: components["schemas"]["ChargeDispute"] | null;
            /** @example Wedding cake, three tiers */
            description: string | null;
            /**
             * @description On the buyer's bank statement, after the seller's prefix.
             * @example CAKE
             */
            statement_descriptor_suffix: string | null;
            decline: components["schemas"]["Decline"] | null;
            /** @description Oldest first. */
            attempts: components["schemas"]["Attempt"][];
            /**
             * Format: uri
             * @description Where the buyer finishes, while the bank wants the buyer and there is such a page.
             */
            action_url: string | null;
            card: components["schemas"]["CardFace"] | null;
            stripe: components["schemas"]["StripeCharge"];
            /** @description Whether real money moves. */
            livemode: boolean;
            /**
             * @description The caller's own.
             * @example {
             *       "order": "17"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description What a charge's disputes came to. */
        ChargeDispute: {
            /** @description That of the gravest. */
            status: components["schemas"]["DisputeStatus"];
            /**
             * Format: int64
             * @description What the bank has taken and not given back, in minor units of what the account settles in.
             * @example 10000
             */
            withdrawn: number;
            /**
             * Format: int64
             * @description Stripe's fees for disputing, in minor units of what the account settles in.
             * @example 1500
             */
            fee: number;
        };
        /**
         * @description A TypeID that begins with `charge_`.
         * @example charge_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        ChargeId: string;
        /** @description All refunds of a charge. */
        ChargeRefunds: {
            /** @description Newest first. */
            data: components["schemas"]["Refund"][];
        };
        /**
         * @description Where a charge stands.
         * @enum {string}
         */
        ChargeStatus: "pending" | "requires_action" | "processing" | "authorized" | "succeeded" | "failed" | "canceled" | "unknown" | "partially_refunded" | "refunded";
        /** @description A checkout: exactly this amount, to exactly this seller, paid at most once. */
        Checkout: {
            id: components["schemas"]["CheckoutId"];
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: uri
             * @description The page where it is paid. Whoever has the link can.
             * @example http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq
             */
            url: string;
            status: components["schemas"]["CheckoutStatus"];
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * @description As the buyer reads it.
             * @example Wedding cake, three tiers
             */
            description: string;
            flow: components["schemas"]["Flow"];
            capture: components["schemas"]["Capture"];
            /**
             * Format: date-time
             * @description When it stops being payable; null means never.
             */
            expires_at: string | null;
            /**
             * @description The caller's own.
             * @example {
             *       "order": "17"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /** @description Whether real money moves. */
            livemode: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description A TypeID that begins with `checkout_`.
         * @example checkout_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        CheckoutId: string;
        /**
         * @description Where a checkout stands.
         * @enum {string}
         */
        CheckoutStatus: "open" | "paid" | "expired" | "canceled";
        /** @description What the browser brought back from Stripe: `code` and `state`, or `error` and `state`. */
        CompleteConnection: {
            /**
             * @description Good once, for a few minutes.
             * @example ac_123456789
             */
            code?: string | null;
            /**
             * @description The one that `authorize_url` had.
             * @example c29tZSByYW5kb20gYml0cw
             */
            state: string;
            /**
             * @description Why there is no code, in OAuth's words (RFC 6749 §4.1.2.1).
             * @example access_denied
             */
            error?: string | null;
            /** @description More of it. Not kept and not shown: anybody can write into it. */
            error_description?: string | null;
        };
        /** @description What a browser has to know before anybody is signed in. */
        Configuration: {
            /**
             * @description What people read as the marketplace's name.
             * @example Souk
             */
            marketplace_name: string;
            /**
             * @description The platform's key for Stripe.js.
             * @example pk_test_51Souk
             */
            publishable_key: string;
            /**
             * Format: uri
             * @description Where Stripe.js comes from: Stripe, or the sandbox's stand-in.
             * @example https://js.stripe.com/endive/stripe.js
             */
            stripe_js_url: string;
            /** @description Whether real money moves. When false, show that it is a test. */
            livemode: boolean;
        };
        /** @description A consent to be charged without being there. */
        Consent: {
            id: components["schemas"]["ConsentId"];
            /** @description Which card may be charged. */
            card_id: components["schemas"]["CardId"];
            seller_id: components["schemas"]["SellerId"] | null;
            /** Format: date-time */
            given_at: string;
        };
        /**
         * @description A TypeID that begins with `consent_`.
         * @example consent_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        ConsentId: string;
        /** @description What to charge to whom. */
        CreateCharge: {
            /** @description Who is paid. */
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units: 10000 is 100.00 EUR, or 10000 JPY.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /** @description Who pays. They must have agreed to be charged by this seller. */
            customer_id: components["schemas"]["CustomerId"];
            card_id?: components["schemas"]["CardId"] | null;
            flow?: components["schemas"]["Flow"] | null;
            capture?: components["schemas"]["Capture"] | null;
            /**
             * @description For what.
             * @example December's bread
             */
            description?: string | null;
            /**
             * @description On the buyer's bank statement, after the seller's prefix.
             * @example BREAD
             */
            statement_descriptor_suffix?: string | null;
            /**
             * @description At most 20 pairs; keys of 40, values of 500 characters.
             * @example {
             *       "order": "17"
             *     }
             */
            metadata?: {
                [key: string]: string;
            } | null;
        };
        /** @description What a buyer is to pay. */
        CreateCheckout: {
            /** @description Who is paid. */
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units: 10000 is 100.00 EUR, or 10000 JPY.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * @description As the buyer reads it.
             * @example Wedding cake, three tiers
             */
            description: string;
            flow?: components["schemas"]["Flow"] | null;
            capture?: components["schemas"]["Capture"] | null;
            /**
             * Format: date-time
             * @description When it stops being payable; never when left out.
             * @example 2026-12-24T18:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description At most 20 pairs; keys of 40, values of 500 characters.
             * @example {
             *       "order": "17"
             *     }
             */
            metadata?: {
                [key: string]: string;
            } | null;
        };
        /** @description A buyer to be written down. */
        CreateCustomer: {
            /**
             * Format: email
             * @example bob@example.com
             */
            email: string;
            /**
             * @description Kept only when the customer is new.
             * @example Bob Buyer
             */
            name?: string | null;
        };
        /** @description A charge that somebody thinks of. */
        CreateQuote: {
            /** @description Who would be paid. */
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units: 10000 is 100.00 EUR, or 10000 JPY.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            flow?: components["schemas"]["Flow"] | null;
        };
        /** @description What to give back, and who bears it. What is left out the marketplace's policy decides. */
        CreateRefund: {
            /**
             * Format: int64
             * @description In minor units; all that is left when left out.
             * @example 2500
             */
            amount?: number;
            reason?: components["schemas"]["RefundReason"] | null;
            /**
             * @description Whether the seller gets the marketplace's fee back, in proportion.
             * @example true
             */
            refund_application_fee?: boolean | null;
            /** @description Of a destination charge: whether the seller gives the transfer back, in proportion. */
            reverse_transfer?: boolean | null;
        };
        /** @description A seller to be made. */
        CreateSeller: {
            /**
             * @description What buyers read.
             * @example Ann's Bakery
             */
            name: string;
            /**
             * @description Where the seller is: ISO 3166-1, two upper-case letters.
             * @example DE
             */
            country: string;
            /**
             * @description What the seller prices in: ISO 4217, lower case.
             * @example eur
             */
            default_currency: string;
            account_kind: components["schemas"]["AccountKind"];
        };
        /** @description The statement of one currency. `closing` is `opening` and the nets of all lines. */
        CurrencyStatement: {
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * Format: int64
             * @description What was earned here before the period and not paid out, in minor units.
             * @example 8680
             */
            opening: number;
            /**
             * Format: int64
             * @description The same at its end.
             * @example 8680
             */
            closing: number;
            charges: components["schemas"]["StatementSums"];
            refunds: components["schemas"]["StatementSums"];
            disputes: components["schemas"]["StatementSums"];
            disputes_returned: components["schemas"]["StatementSums"];
            transfer_reversals: components["schemas"]["StatementSums"];
            fee_refunds: components["schemas"]["StatementSums"];
            payouts: components["schemas"]["StatementSums"];
            payouts_returned: components["schemas"]["StatementSums"];
        };
        /** @description A currency's figures. */
        CurrencySummary: {
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /** @description Of the whole period. */
            totals: components["schemas"]["SummaryFigures"];
            /** @description Every interval of the period in order, also those in which nothing was. */
            intervals: components["schemas"]["SummarySlice"][];
        };
        /** @description A buyer. One e-mail address is one customer. */
        Customer: {
            id: components["schemas"]["CustomerId"];
            /**
             * Format: email
             * @example bob@example.com
             */
            email: string;
            /** @example Bob Buyer */
            name: string | null;
            /**
             * @description On the platform; null until the first charge made it there.
             * @example cus_SoukPlatform
             */
            stripe_customer: string | null;
            /** @description Who may charge a kept card. */
            consents: components["schemas"]["Consent"][];
            /** @description For operators only: the connected accounts that know this customer. */
            shared_with?: components["schemas"]["SharedCustomer"][];
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description A TypeID that begins with `customer_`.
         * @example customer_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        CustomerId: string;
        /** @description Why a card was declined. */
        Decline: {
            /**
             * @description Stripe's error code.
             * @example card_declined
             */
            code: string;
            /**
             * @description The issuer's reason.
             * @example insufficient_funds
             */
            decline_code: string | null;
            /**
             * @description A sentence that can be shown to the buyer.
             * @example Your card has insufficient funds.
             */
            message: string;
        };
        /** @description A dispute: the buyer's bank takes a payment back, or asks about it. */
        Dispute: {
            id: components["schemas"]["DisputeId"];
            charge_id: components["schemas"]["ChargeId"];
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description What is disputed, in minor units.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * @description Stripe's word for why: `fraudulent`, `product_not_received` …
             * @example fraudulent
             */
            reason: string;
            status: components["schemas"]["DisputeStatus"];
            /**
             * Format: date-time
             * @description By when evidence must be there.
             */
            evidence_due_by: string | null;
            /**
             * Format: int32
             * @description How often evidence was submitted.
             * @example 0
             */
            submission_count: number;
            /** @description Whether the payment can still be refunded, which settles an inquiry. */
            refundable: boolean;
            /**
             * @description What Stripe has, by piece: texts, and ids of files.
             * @example {
             *       "product_description": "A blue bowl, 30 cm.",
             *       "receipt": "file_1SoukReceipt"
             *     }
             */
            evidence: {
                [key: string]: string;
            };
            /** @description What was uploaded here, oldest first. */
            files: components["schemas"]["DisputeFile"][];
            answer: components["schemas"]["DisputeAnswer"] | null;
            cost: components["schemas"]["DisputeCost"] | null;
            transfer_reversal: components["schemas"]["DisputeTransferReversal"] | null;
            stripe: components["schemas"]["StripeDispute"];
            /** @description Whether real money moves. */
            livemode: boolean;
            /** Format: date-time */
            opened_at: string;
            /**
             * Format: date-time
             * @description When it was over.
             */
            closed_at: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description The answer that was given last. */
        DisputeAnswer: {
            kind: components["schemas"]["DisputeAnswerKind"];
            status: components["schemas"]["DisputeAnswerStatus"];
            /**
             * @description Why it was refused; null unless it was.
             * @example null
             */
            message: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description What somebody answered.
         * @enum {string}
         */
        DisputeAnswerKind: "keep" | "submit" | "accept";
        /**
         * @description Where an answer stands.
         * @enum {string}
         */
        DisputeAnswerStatus: "in_progress" | "taken" | "refused";
        /** @description What a dispute cost so far. */
        DisputeCost: {
            /**
             * Format: int64
             * @description What the bank has taken and not given back, in minor units.
             * @example 10000
             */
            withdrawn: number;
            /**
             * Format: int64
             * @description Stripe's fee for it, in minor units.
             * @example 1500
             */
            fee: number;
            /**
             * @description ISO 4217, lower case: what the account settles in, which need not be the charge's currency.
             * @example eur
             */
            currency: string;
        };
        /** @description Pieces of evidence. Those left out stay as they are; an empty text takes one back. */
        DisputeEvidence: {
            /**
             * @description Log or other record that the buyer used what they bought.
             * @default null
             */
            access_activity_log?: string | null;
            /**
             * @description The billing address that the buyer gave.
             * @default null
             */
            billing_address?: string | null;
            /**
             * @description How and when the buyer was shown the terms of cancelling.
             * @default null
             */
            cancellation_policy_disclosure?: string | null;
            /**
             * @description Why the subscription was not canceled.
             * @default null
             */
            cancellation_rebuttal?: string | null;
            /**
             * @description The buyer's address.
             * @default null
             */
            customer_email_address?: string | null;
            /**
             * @description The buyer's name.
             * @default null
             */
            customer_name?: string | null;
            /**
             * @description The network address that the buyer paid from.
             * @default null
             */
            customer_purchase_ip?: string | null;
            /**
             * @description How the two payments differ.
             * @default null
             */
            duplicate_charge_explanation?: string | null;
            /**
             * @description The other payment's id at Stripe, `ch_…`.
             * @default null
             */
            duplicate_charge_id?: string | null;
            /**
             * @description What was sold.
             * @default null
             */
            product_description?: string | null;
            /**
             * @description How and when the buyer was shown the terms of refunds.
             * @default null
             */
            refund_policy_disclosure?: string | null;
            /**
             * @description Why the buyer gets no refund.
             * @default null
             */
            refund_refusal_explanation?: string | null;
            /**
             * @description When the service was given.
             * @default null
             */
            service_date?: string | null;
            /**
             * @description Where it was sent.
             * @default null
             */
            shipping_address?: string | null;
            /**
             * @description Who brought it.
             * @default null
             */
            shipping_carrier?: string | null;
            /**
             * @description When it was sent.
             * @default null
             */
            shipping_date?: string | null;
            /**
             * @description The parcel's number.
             * @default null
             */
            shipping_tracking_number?: string | null;
            /**
             * @description Anything else.
             * @default null
             */
            uncategorized_text?: string | null;
            /**
             * @description File: the terms of cancelling, as shown to the buyer.
             * @default null
             * @example file_1SoukReceipt
             */
            cancellation_policy?: string | null;
            /**
             * @description File: what was written with the buyer.
             * @default null
             * @example file_1SoukReceipt
             */
            customer_communication?: string | null;
            /**
             * @description File: the buyer's signature.
             * @default null
             * @example file_1SoukReceipt
             */
            customer_signature?: string | null;
            /**
             * @description File: papers of the two payments.
             * @default null
             * @example file_1SoukReceipt
             */
            duplicate_charge_documentation?: string | null;
            /**
             * @description File: the receipt that the buyer got.
             * @default null
             * @example file_1SoukReceipt
             */
            receipt?: string | null;
            /**
             * @description File: the terms of refunds, as shown to the buyer.
             * @default null
             * @example file_1SoukReceipt
             */
            refund_policy?: string | null;
            /**
             * @description File: papers of the service that was given.
             * @default null
             * @example file_1SoukReceipt
             */
            service_documentation?: string | null;
            /**
             * @description File: papers of the shipment.
             * @default null
             * @example file_1SoukReceipt
             */
            shipping_documentation?: string | null;
            /**
             * @description File: anything else.
             * @default null
             * @example file_1SoukReceipt
             */
            uncategorized_file?: string | null;
        };
        /** @description A file that was uploaded as evidence. Its content is at Stripe. */
        DisputeFile: {
            /**
             * @description Stripe's id: what a piece of evidence names.
             * @example file_1SoukReceipt
             */
            id: string;
            /** @example receipt.pdf */
            filename: string;
            /** @example application/pdf */
            media_type: string;
            /**
             * Format: int64
             * @description In bytes.
             * @example 48213
             */
            size: number;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description A TypeID that begins with `dispute_`.
         * @example dispute_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        DisputeId: string;
        /**
         * @description Where a dispute stands. The names are Stripe's.
         * @enum {string}
         */
        DisputeStatus: "warning_needs_response" | "warning_under_review" | "warning_closed" | "needs_response" | "under_review" | "won" | "lost" | "prevented";
        /** @description What is taken back from the seller after a dispute of a charge through the platform was lost. */
        DisputeTransferReversal: {
            status: components["schemas"]["TransferReversalStatus"];
            /**
             * Format: int64
             * @description In minor units; null until Stripe was asked what there is to take back.
             * @example 10000
             */
            amount: number | null;
            /**
             * @description ISO 4217, lower case: what the transfer was made in.
             * @example eur
             */
            currency: string | null;
            /**
             * @description Stripe's id.
             * @example trr_1SoukReversal
             */
            stripe_reversal: string | null;
            refusal: components["schemas"]["DisputeTransferReversalRefusal"] | null;
        };
        /** @description Why a transfer was not taken back. */
        DisputeTransferReversalRefusal: {
            /**
             * @description Stripe's code, or `nothing_left`, `not_lost` or `not_done`.
             * @example balance_insufficient
             */
            code: string;
            /** @example The seller's balance does not cover it. */
            message: string;
        };
        /** @description A file, as a form sends it. */
        EvidenceUpload: {
            /**
             * Format: binary
             * @description A PDF, JPEG or PNG of at most 5 MB.
             */
            file: string;
        };
        /** @description A payout that is to arrive. */
        ExpectedPayout: {
            payout_id: components["schemas"]["PayoutId"] | null;
            /**
             * Format: int64
             * @description In minor units.
             * @example 26040
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            status: components["schemas"]["PayoutStatus"];
            /**
             * Format: date-time
             * @description The day on which it arrives, by Stripe's estimate.
             * @example 2026-11-25T00:00:00Z
             */
            expected_at: string;
        };
        /**
         * @description A fee policy: `round(amount × percent_basis_points / 10000) + fixed_amount`, at least
         *     `min_amount`, at most `max_amount`, at most the charge. Rounded half up. The amounts are of
         *     `currency`; a charge in another one pays the percentage alone.
         */
        FeePolicy: {
            /**
             * Format: int32
             * @description Hundredths of a percent: 1000 is 10 %.
             * @example 1000
             */
            percent_basis_points: number;
            /**
             * Format: int64
             * @description Added to the percentage, in minor units.
             * @example 30
             */
            fixed_amount: number;
            /**
             * @description What the amounts are of: ISO 4217, lower case. Needed when there are any.
             * @example eur
             */
            currency: string | null;
            /**
             * Format: int64
             * @description The least, in minor units.
             * @example 50
             */
            min_amount: number | null;
            /**
             * Format: int64
             * @description The most, in minor units.
             * @example 5000
             */
            max_amount: number | null;
        };
        /** @description What is wrong with one field of the body, or one parameter of the query. */
        FieldError: {
            /**
             * @description Where in the body, as a JSON pointer (RFC 6901): `/amount`. Empty for the body as a whole.
             * @example /amount
             */
            pointer?: string;
            /**
             * @description Which query parameter.
             * @example limit
             */
            parameter?: string;
            /**
             * @description Stable, of the same list as the problem's own code.
             * @example amount_too_small
             */
            code: string;
            /**
             * @description In a sentence.
             * @example the least that can be charged is 0.50 EUR
             */
            detail: string;
        };
        /**
         * @description Where a charge is made.
         * @enum {string}
         */
        Flow: "direct" | "destination";
        /** @description That the process answers. */
        Health: {
            /**
             * @description Always `ok`.
             * @example ok
             */
            status: string;
        };
        /** @description Work to be done later. */
        Job: {
            id: components["schemas"]["JobId"];
            /** @example drive_attempt */
            kind: string;
            status: components["schemas"]["JobStatus"];
            /**
             * Format: int32
             * @description How often it was tried.
             * @example 0
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it is done at the earliest.
             */
            run_at: string;
            /** @description Why the last try failed. */
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        /**
         * @description A TypeID that begins with `job_`.
         * @example job_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        JobId: string;
        /**
         * @description Where a job stands.
         * @enum {string}
         */
        JobStatus: "ready" | "running" | "done" | "dead";
        /**
         * @description Whether the card is kept, and who may charge it again.
         * @enum {string}
         */
        KeepCard: "no" | "seller" | "marketplace";
        /** @description The words that the buyer agrees to by each choice; what is shown is what is kept as evidence. */
        KeepCardWordings: {
            /**
             * @description Of `keep_card: "seller"`.
             * @example Ann's Bakery may keep this card and charge it for later purchases I agree to.
             */
            seller: string;
            /**
             * @description Of `keep_card: "marketplace"`.
             * @example All sellers of this marketplace may keep this card and charge it for later purchases I agree to.
             */
            marketplace: string;
        };
        /** @description A card that this browser kept, with which the checkout can be paid. */
        KeptCard: {
            /** @description For `card_id` of the payment. */
            id: components["schemas"]["CardId"];
            /** @example visa */
            brand: string;
            /** @example 4242 */
            last4: string;
            /**
             * Format: int32
             * @example 12
             */
            exp_month: number;
            /**
             * Format: int32
             * @example 2031
             */
            exp_year: number;
        };
        /** @description Who is liable for what after a charge. */
        Liability: {
            /** @description Whose balance a refund is taken from. */
            refunds: components["schemas"]["Party"];
            /** @description Whose balance a dispute and its fee are taken from. */
            disputes: components["schemas"]["Party"];
            /** @description Who bears what a balance lacks for either. */
            negative_balances: components["schemas"]["Party"];
        };
        /** @description Who signs in. */
        Login: {
            /**
             * Format: email
             * @example ann@example.com
             */
            email: string;
            /**
             * Format: password
             * @example a long sentence is fine
             */
            password: string;
        };
        /** @description Where the owner of a managed account finds their Stripe Dashboard. */
        LoginLink: {
            /**
             * Format: uri
             * @description Signs in whoever opens it, once: send the owner's browser there, and nobody else.
             * @example https://connect.stripe.com/express/acct_1SoukSeller/Xq3kZb0sLgQu
             */
            url: string;
        };
        /**
         * @description What the browser does next: `Stripe(publishable_key, {stripeAccount: stripe_account})`, then
         *     `handleNextAction({clientSecret: client_secret})`, then `POST /v1/pay/{checkout_id}/confirm`.
         */
        NextAction: {
            /**
             * @description For the browser that began the attempt only.
             * @example pi_3SoukIntent_secret_abc
             */
            client_secret: string;
            /** @example pk_test_51Souk */
            publishable_key: string;
            /**
             * @description The account that the intent is on; null when that is the platform.
             * @example acct_1SoukSeller
             */
            stripe_account: string | null;
        };
        /** @description An event that Stripe sent. */
        Notice: {
            id: components["schemas"]["NoticeId"];
            /** @example evt_1SoukEvent */
            stripe_event: string;
            /**
             * @description Null for events of the platform's own account.
             * @example acct_1SoukSeller
             */
            stripe_account: string | null;
            /** @example payment_intent.succeeded */
            type: string;
            /**
             * @description What it is about.
             * @example pi_3SoukIntent
             */
            object: string | null;
            endpoint: components["schemas"]["NoticeEndpoint"];
            status: components["schemas"]["NoticeStatus"];
            /**
             * Format: int32
             * @description How often it was tried.
             * @example 1
             */
            attempts: number;
            /** @description Why the last try failed, or it was set aside. */
            reason: string | null;
            /** @description The event's own mode. */
            livemode: boolean;
            /** Format: date-time */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was done with.
             */
            processed_at: string | null;
        };
        /**
         * @description Which endpoint took a notice.
         * @enum {string}
         */
        NoticeEndpoint: "platform" | "connect";
        /**
         * @description A TypeID that begins with `notice_`.
         * @example notice_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        NoticeId: string;
        /**
         * @description Where a notice stands.
         * @enum {string}
         */
        NoticeStatus: "received" | "processed" | "ignored" | "quarantined" | "retrying" | "dead";
        /** @description Where the owner of a managed account goes to be onboarded. */
        OnboardingLink: {
            /**
             * Format: uri
             * @description Stripe's page, good once. Send the owner's browser there, and nobody else: mail it to no one.
             * @example https://connect.stripe.com/setup/e/acct_1SoukSeller/yA8kZb0sLgQu
             */
            url: string;
            /**
             * Format: date-time
             * @description Until when it can be opened: some minutes.
             */
            expires_at: string;
        };
        /** @description A page of a list. */
        Page_Charge: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["ChargeId"];
                seller_id: components["schemas"]["SellerId"];
                customer_id: components["schemas"]["CustomerId"] | null;
                checkout_id: components["schemas"]["CheckoutId"] | null;
                /**
                 * Format: int64
                 * @description In minor units.
                 * @example 10000
                 */
                amount: number;
                /**
                 * Format: int64
                 * @description In minor units.
                 * @example 10000
                 */
                amount_captured: number;
                /**
                 * Format: int64
                 * @description In minor units.
                 * @example 0
                 */
                amount_refunded: number;
                /**
                 * Format: int64
                 * @description What the marketplace takes, in minor units. Frozen when the charge was made; of a part that
                 *     was captured, its share.
                 * @example 1000
                 */
                application_fee: number;
                /**
                 * Format: int64
                 * @description What of it went back to the seller, in minor units, with refunds or by hand.
                 * @example 0
                 */
                application_fee_refunded: number;
                /**
                 * Format: int64
                 * @description What Stripe takes, in minor units. Null until Stripe says, where it is in another currency than
                 *     the charge, and where Stripe bills it to the marketplace apart (a direct charge on an account
                 *     whose fees the marketplace pays).
                 * @example 320
                 */
                stripe_fee: number | null;
                /** @description Who pays Stripe's fee. Frozen when the charge was made. */
                stripe_fee_payer: components["schemas"]["Party"];
                /**
                 * Format: int64
                 * @description What is left to the seller, before refunds and disputes, in minor units. Null until Stripe says,
                 *     and where it is in another currency than the charge.
                 * @example 8680
                 */
                net: number | null;
                /**
                 * Format: int64
                 * @description What is left to the marketplace, before refunds, in minor units: its fee, less Stripe's where
                 *     it pays that. Negative when Stripe's is more. Null until known, and where Stripe bills its fee
                 *     apart.
                 * @example 1000
                 */
                platform_net: number | null;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                flow: components["schemas"]["Flow"];
                /**
                 * @description Of a destination charge: whether the seller is the merchant, as Stripe demands of one in
                 *     another region. Frozen when the charge was made.
                 */
                on_behalf_of: boolean;
                capture: components["schemas"]["Capture"];
                status: components["schemas"]["ChargeStatus"];
                /**
                 * Format: date-time
                 * @description While it is `authorized`: until when it can be captured.
                 */
                capture_before: string | null;
                /**
                 * @description Whether disputed money is with the buyer's bank, for now or for good: it cannot be refunded
                 *     then. What was won, or only asked about, is not disputed.
                 */
                disputed: boolean;
                dispute: components["schemas"]["ChargeDispute"] | null;
                /** @example Wedding cake, three tiers */
                description: string | null;
                /**
                 * @description On the buyer's bank statement, after the seller's prefix.
                 * @example CAKE
                 */
                statement_descriptor_suffix: string | null;
                decline: components["schemas"]["Decline"] | null;
                /** @description Oldest first. */
                attempts: components["schemas"]["Attempt"][];
                /**
                 * Format: uri
                 * @description Where the buyer finishes, while the bank wants the buyer and there is such a page.
                 */
                action_url: string | null;
                card: components["schemas"]["CardFace"] | null;
                stripe: components["schemas"]["StripeCharge"];
                /** @description Whether real money moves. */
                livemode: boolean;
                /**
                 * @description The caller's own.
                 * @example {
                 *       "order": "17"
                 *     }
                 */
                metadata: {
                    [key: string]: string;
                };
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Checkout: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["CheckoutId"];
                seller_id: components["schemas"]["SellerId"];
                /**
                 * Format: uri
                 * @description The page where it is paid. Whoever has the link can.
                 * @example http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq
                 */
                url: string;
                status: components["schemas"]["CheckoutStatus"];
                /**
                 * Format: int64
                 * @description In minor units.
                 * @example 10000
                 */
                amount: number;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                /**
                 * @description As the buyer reads it.
                 * @example Wedding cake, three tiers
                 */
                description: string;
                flow: components["schemas"]["Flow"];
                capture: components["schemas"]["Capture"];
                /**
                 * Format: date-time
                 * @description When it stops being payable; null means never.
                 */
                expires_at: string | null;
                /**
                 * @description The caller's own.
                 * @example {
                 *       "order": "17"
                 *     }
                 */
                metadata: {
                    [key: string]: string;
                };
                /** @description Whether real money moves. */
                livemode: boolean;
                /** Format: date-time */
                created_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Customer: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["CustomerId"];
                /**
                 * Format: email
                 * @example bob@example.com
                 */
                email: string;
                /** @example Bob Buyer */
                name: string | null;
                /**
                 * @description On the platform; null until the first charge made it there.
                 * @example cus_SoukPlatform
                 */
                stripe_customer: string | null;
                /** @description Who may charge a kept card. */
                consents: components["schemas"]["Consent"][];
                /** @description For operators only: the connected accounts that know this customer. */
                shared_with?: components["schemas"]["SharedCustomer"][];
                /** Format: date-time */
                created_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Dispute: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["DisputeId"];
                charge_id: components["schemas"]["ChargeId"];
                seller_id: components["schemas"]["SellerId"];
                /**
                 * Format: int64
                 * @description What is disputed, in minor units.
                 * @example 10000
                 */
                amount: number;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                /**
                 * @description Stripe's word for why: `fraudulent`, `product_not_received` …
                 * @example fraudulent
                 */
                reason: string;
                status: components["schemas"]["DisputeStatus"];
                /**
                 * Format: date-time
                 * @description By when evidence must be there.
                 */
                evidence_due_by: string | null;
                /**
                 * Format: int32
                 * @description How often evidence was submitted.
                 * @example 0
                 */
                submission_count: number;
                /** @description Whether the payment can still be refunded, which settles an inquiry. */
                refundable: boolean;
                /**
                 * @description What Stripe has, by piece: texts, and ids of files.
                 * @example {
                 *       "product_description": "A blue bowl, 30 cm.",
                 *       "receipt": "file_1SoukReceipt"
                 *     }
                 */
                evidence: {
                    [key: string]: string;
                };
                /** @description What was uploaded here, oldest first. */
                files: components["schemas"]["DisputeFile"][];
                answer: components["schemas"]["DisputeAnswer"] | null;
                cost: components["schemas"]["DisputeCost"] | null;
                transfer_reversal: components["schemas"]["DisputeTransferReversal"] | null;
                stripe: components["schemas"]["StripeDispute"];
                /** @description Whether real money moves. */
                livemode: boolean;
                /** Format: date-time */
                opened_at: string;
                /**
                 * Format: date-time
                 * @description When it was over.
                 */
                closed_at: string | null;
                /** Format: date-time */
                updated_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Job: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["JobId"];
                /** @example drive_attempt */
                kind: string;
                status: components["schemas"]["JobStatus"];
                /**
                 * Format: int32
                 * @description How often it was tried.
                 * @example 0
                 */
                attempts: number;
                /**
                 * Format: date-time
                 * @description When it is done at the earliest.
                 */
                run_at: string;
                /** @description Why the last try failed. */
                last_error: string | null;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                finished_at: string | null;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Notice: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["NoticeId"];
                /** @example evt_1SoukEvent */
                stripe_event: string;
                /**
                 * @description Null for events of the platform's own account.
                 * @example acct_1SoukSeller
                 */
                stripe_account: string | null;
                /** @example payment_intent.succeeded */
                type: string;
                /**
                 * @description What it is about.
                 * @example pi_3SoukIntent
                 */
                object: string | null;
                endpoint: components["schemas"]["NoticeEndpoint"];
                status: components["schemas"]["NoticeStatus"];
                /**
                 * Format: int32
                 * @description How often it was tried.
                 * @example 1
                 */
                attempts: number;
                /** @description Why the last try failed, or it was set aside. */
                reason: string | null;
                /** @description The event's own mode. */
                livemode: boolean;
                /** Format: date-time */
                received_at: string;
                /**
                 * Format: date-time
                 * @description When it was done with.
                 */
                processed_at: string | null;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Payout: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["PayoutId"];
                seller_id: components["schemas"]["SellerId"];
                /**
                 * Format: int64
                 * @description In minor units; less than zero when Stripe took money from the bank.
                 * @example 26040
                 */
                amount: number;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                status: components["schemas"]["PayoutStatus"];
                /**
                 * @description Whether Stripe made it by the account's schedule.
                 * @example true
                 */
                automatic: boolean;
                /** @description Whether it was sent at once, for a fee. */
                instant: boolean;
                /**
                 * Format: date-time
                 * @description The day on which it arrives or arrived, by Stripe's estimate.
                 * @example 2026-11-25T00:00:00Z
                 */
                expected_at: string;
                failure: components["schemas"]["PayoutFailure"] | null;
                /**
                 * Format: date-time
                 * @description When the marketplace learnt that the money went back to the balance.
                 */
                returned_at: string | null;
                itemization: components["schemas"]["PayoutItemization"];
                ours: components["schemas"]["PayoutPart"] | null;
                outside: components["schemas"]["PayoutPart"] | null;
                stripe: components["schemas"]["StripePayout"];
                /** @description Whether real money moves. */
                livemode: boolean;
                /**
                 * Format: date-time
                 * @description When Stripe made it.
                 */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_PayoutItem: {
            /** @description The rows. */
            data: {
                kind: components["schemas"]["PayoutItemKind"];
                charge_id: components["schemas"]["ChargeId"];
                /**
                 * Format: int64
                 * @description Gross, in minor units of the payout's currency; less than zero when money left.
                 * @example 10000
                 */
                amount: number;
                /**
                 * Format: int64
                 * @description All fees, the marketplace's and Stripe's.
                 * @example 1320
                 */
                fee: number;
                /**
                 * Format: int64
                 * @description What was paid out of it: `amount - fee`.
                 * @example 8680
                 */
                net: number;
                /**
                 * @description Stripe's balance transaction.
                 * @example txn_3SoukLine
                 */
                balance_transaction: string;
                /** Format: date-time */
                created_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Refund: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["RefundId"];
                charge_id: components["schemas"]["ChargeId"];
                seller_id: components["schemas"]["SellerId"];
                /**
                 * Format: int64
                 * @description In minor units.
                 * @example 2500
                 */
                amount: number;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                status: components["schemas"]["RefundStatus"];
                reason: components["schemas"]["RefundReason"] | null;
                /** @description Whether the seller gets the marketplace's fee back, in proportion. */
                refund_application_fee: boolean;
                /** @description Whether the seller gives the transfer back, in proportion. */
                reverse_transfer: boolean;
                /**
                 * Format: int64
                 * @description What of the fee goes back, in minor units.
                 * @example 250
                 */
                application_fee_refunded: number;
                /**
                 * Format: int64
                 * @description What of the transfer comes back, in minor units.
                 * @example 0
                 */
                transfer_reversed: number;
                /**
                 * @description Null until Stripe has it.
                 * @example re_3SoukRefund
                 */
                stripe_refund: string | null;
                failure: components["schemas"]["RefundFailure"] | null;
                /**
                 * @description Whether it was made in Stripe's Dashboard; then what it gave back of the fee is told by the
                 *     charge alone.
                 */
                imported: boolean;
                /** @description Whether real money moves. */
                livemode: boolean;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_Seller: {
            /** @description The rows. */
            data: {
                id: components["schemas"]["SellerId"];
                /**
                 * @description What buyers read.
                 * @example Ann's Bakery
                 */
                name: string;
                /**
                 * @description ISO 3166-1, two letters. Stripe's word once connected.
                 * @example DE
                 */
                country: string;
                /**
                 * @description ISO 4217, lower case. Stripe's word once connected.
                 * @example eur
                 */
                default_currency: string;
                account_kind: components["schemas"]["AccountKind"];
                status: components["schemas"]["SellerStatus"];
                /**
                 * @description The account that is connected, or was when `status` is `disconnected`.
                 * @example acct_1SoukSeller
                 */
                stripe_account: string | null;
                /** @description Whether Stripe lets it take charges. */
                charges_enabled: boolean;
                /** @description Whether Stripe pays it out. */
                payouts_enabled: boolean;
                /** @description Whether its owner has gone through Stripe's form. */
                details_submitted: boolean;
                /**
                 * @description What Stripe lets it do, by Stripe's names: `active`, `inactive` or `pending`.
                 * @example {
                 *       "card_payments": "active",
                 *       "transfers": "active"
                 *     }
                 */
                capabilities: {
                    [key: string]: string;
                };
                /**
                 * @description What Stripe still wants to know, by its field names, the most urgent first.
                 * @example []
                 */
                requirements: string[];
                /**
                 * @description The same with how urgent each is, and what was wrong with what was given before.
                 * @example []
                 */
                requirement_details: components["schemas"]["Requirement"][];
                /**
                 * Format: date-time
                 * @description By when what is due must be there; then Stripe switches off what depends on it.
                 */
                requirements_deadline: string | null;
                /**
                 * @description Why Stripe does not let it charge or does not pay it out, in Stripe's words.
                 * @example requirements.past_due
                 */
                disabled_reason: string | null;
                /** @description Of a managed seller without an account: why Stripe refused to make one, in Stripe's words. */
                account_refusal: string | null;
                /**
                 * Format: date-time
                 * @description Since when the present account is connected.
                 */
                connected_at: string | null;
                /** @description Whether real money moves. */
                livemode: boolean;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description A page of a list. */
        Page_StatementLine: {
            /** @description The rows. */
            data: {
                /**
                 * @description Of what moved: a charge's, refund's, payout's … Unique among the lines of its kind.
                 * @example charge_01jdv1yd5tfgf9pfsf2mah98j0
                 */
                id: string;
                /** Format: date-time */
                at: string;
                kind: components["schemas"]["StatementLineKind"];
                charge_id: components["schemas"]["ChargeId"] | null;
                refund_id: components["schemas"]["RefundId"] | null;
                dispute_id: components["schemas"]["DisputeId"] | null;
                payout_id: components["schemas"]["PayoutId"] | null;
                /**
                 * @description ISO 4217, lower case.
                 * @example eur
                 */
                currency: string;
                /**
                 * Format: int64
                 * @description Before fees; of a payout the whole of it.
                 * @example 10000
                 */
                gross: number;
                /**
                 * Format: int64
                 * @description What the marketplace took.
                 * @example 1000
                 */
                application_fee: number;
                /**
                 * Format: int64
                 * @description What Stripe took of the seller. Null while it has not said, and where it is in another
                 *     currency.
                 * @example 320
                 */
                stripe_fee: number | null;
                /**
                 * Format: int64
                 * @description What is left to the seller. Of a payout only the part that came from charges made here, when
                 *     Stripe says which that is.
                 * @example 8680
                 */
                net: number;
                /**
                 * @description Whether Stripe has said all that goes into `net`. If not, its fee is missing in it, or the
                 *     payout counts as a whole.
                 * @example true
                 */
                settled: boolean;
            }[];
            /**
             * @description Give it as `cursor` to get the next page; null on the last one.
             * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
             */
            next_cursor: string | null;
        };
        /** @description How the charge of a checkout stands. */
        PaidCharge: {
            id: components["schemas"]["ChargeId"];
            status: components["schemas"]["ChargeStatus"];
        };
        /**
         * @description Somebody who pays, or is liable.
         * @enum {string}
         */
        Party: "seller" | "platform" | "stripe";
        /**
         * @description What a buyer pays with: a card typed in just now (`payment_token`, with `email` and
         *     `keep_card`), or one that this browser kept (`card_id`, alone). The amount is the checkout's.
         * @example {
         *       "email": "bob@example.com",
         *       "keep_card": "no",
         *       "name": "Bob Buyer",
         *       "payment_token": "pm_1SoukCard"
         *     }
         */
        Pay: {
            /**
             * Format: email
             * @description Who pays: one address is one customer. Not with `card_id`, which says who pays.
             * @example bob@example.com
             */
            email?: string | null;
            /**
             * @description Kept only when the customer is new.
             * @example Bob Buyer
             */
            name?: string | null;
            /**
             * @description A PaymentMethod (`pm_…`) that Stripe.js made on the platform, or a token (`tok_…`). Good once.
             * @example pm_1SoukCard
             */
            payment_token?: string | null;
            card_id?: components["schemas"]["CardId"] | null;
            keep_card?: components["schemas"]["KeepCard"] | null;
        };
        /** @description What a buyer's browser needs to pay a checkout. */
        PayPage: {
            checkout_id: components["schemas"]["CheckoutId"];
            /**
             * @description Who is paid.
             * @example Ann's Bakery
             */
            seller_name: string;
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /**
             * @description For what.
             * @example Wedding cake, three tiers
             */
            description: string;
            status: components["schemas"]["CheckoutStatus"];
            stripe: components["schemas"]["PayStripe"];
            keep_card_wordings: components["schemas"]["KeepCardWordings"];
            /**
             * @description The cards that this browser kept and that this seller may charge, newest first: one of them
             *     pays with `card_id`. Empty for a browser that brings no cookie.
             */
            kept_cards: components["schemas"]["KeptCard"][];
            /** @description Whether real money moves. */
            livemode: boolean;
        };
        /** @description What Stripe.js is begun with. */
        PayStripe: {
            /**
             * @description The platform's: cards become tokens on the platform, never on the seller's account.
             * @example pk_test_51Souk
             */
            publishable_key: string;
        };
        /** @description How a payment stands. */
        Payment: {
            charge: components["schemas"]["PaidCharge"];
            /** @description While the bank wants the buyer. */
            next_action?: components["schemas"]["NextAction"];
        };
        /** @description A payout, as Stripe says. */
        Payout: {
            id: components["schemas"]["PayoutId"];
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units; less than zero when Stripe took money from the bank.
             * @example 26040
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            status: components["schemas"]["PayoutStatus"];
            /**
             * @description Whether Stripe made it by the account's schedule.
             * @example true
             */
            automatic: boolean;
            /** @description Whether it was sent at once, for a fee. */
            instant: boolean;
            /**
             * Format: date-time
             * @description The day on which it arrives or arrived, by Stripe's estimate.
             * @example 2026-11-25T00:00:00Z
             */
            expected_at: string;
            failure: components["schemas"]["PayoutFailure"] | null;
            /**
             * Format: date-time
             * @description When the marketplace learnt that the money went back to the balance.
             */
            returned_at: string | null;
            itemization: components["schemas"]["PayoutItemization"];
            ours: components["schemas"]["PayoutPart"] | null;
            outside: components["schemas"]["PayoutPart"] | null;
            stripe: components["schemas"]["StripePayout"];
            /** @description Whether real money moves. */
            livemode: boolean;
            /**
             * Format: date-time
             * @description When Stripe made it.
             */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description A payout with what it paid out. */
        PayoutDetail: {
            payout: components["schemas"]["Payout"];
            /**
             * @description Of charges that were made here. Of the seller's other business there is only the sum, in
             *     `payout.outside`.
             */
            items: components["schemas"]["Page_PayoutItem"];
        };
        /** @description Why a payout failed. */
        PayoutFailure: {
            /**
             * @description Stripe's code.
             * @example account_closed
             */
            code: string;
            /**
             * @description A sentence for the seller, with what is to be done where that is known.
             * @example The bank account has been closed. Give Stripe another one.
             */
            message: string;
        };
        /**
         * @description A TypeID that begins with `payout_`.
         * @example payout_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        PayoutId: string;
        /**
         * @description What kind of movement a payout paid out.
         * @enum {string}
         */
        PayoutItemKind: "charge" | "refund" | "dispute" | "other";
        /**
         * @description Whether it is known what a payout paid out.
         * @enum {string}
         */
        PayoutItemization: "not_applicable" | "in_progress" | "completed";
        /** @description Some of what a payout paid out, together, in minor units of its currency. */
        PayoutPart: {
            /**
             * Format: int64
             * @description How many movements of the balance.
             * @example 3
             */
            count: number;
            /**
             * Format: int64
             * @description Gross; less than zero when more went back than came in.
             * @example 30000
             */
            amount: number;
            /**
             * Format: int64
             * @description All fees, the marketplace's and Stripe's.
             * @example 3960
             */
            fee: number;
            /**
             * Format: int64
             * @description What was paid out of them: `amount - fee`.
             * @example 26040
             */
            net: number;
        };
        /**
         * @description Where a payout stands.
         * @enum {string}
         */
        PayoutStatus: "pending" | "in_transit" | "paid" | "failed" | "canceled";
        /** @description A problem as it is sent (RFC 9457). */
        Problem: {
            /**
             * @description Names the kind of problem: a reference to its entry in the list of problems.
             * @example /docs/problems#not_found
             */
            type: string;
            /**
             * @description The same for every problem of the code.
             * @example Not found
             */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description This one, in a sentence.
             * @example It does not exist, or is none of yours.
             */
            detail: string;
            /**
             * @description Stable: write programs against it. Codes may be added; each operation lists its own.
             * @example not_found
             */
            code: string;
            /**
             * @description The same as in the header `X-Request-Id`: tell it when you ask for help.
             * @example req_5f0c8d2b9a7e41d3b6c1f0a2e4d68b90
             */
            request_id: string;
            /** @description What is wrong with each field, in their order; the first gives the problem its code. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Of a decline: the issuer's reason, like `insufficient_funds`. */
            decline_code?: string;
            /** @description Of a decline: the charge that was made and is `failed`, or waits for the buyer. */
            charge_id?: string;
            /** @description Of `authentication_required`: the page where the buyer finishes the same charge. */
            action_url?: string;
        };
        /**
         * @description What is said of a charge before it is made. Fee, flow and who bears what are frozen on the charge
         *     when it is made under the same policy; Stripe's fee is an estimate by its published prices for
         *     cards of the merchant's own country.
         */
        Quote: {
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units.
             * @example 10000
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            flow: components["schemas"]["Flow"];
            /**
             * Format: int64
             * @description What the marketplace takes, in minor units.
             * @example 1000
             */
            application_fee: number;
            /**
             * Format: int64
             * @description What Stripe is likely to take, in minor units. Null for a country whose prices are not known.
             * @example 175
             */
            stripe_fee_estimate: number | null;
            /** @description Who pays Stripe's fee. */
            stripe_fee_payer: components["schemas"]["Party"];
            /**
             * Format: int64
             * @description What would be left to the seller, in minor units. Null where that depends on a fee of Stripe's
             *     that is not known.
             * @example 8825
             */
            seller_net: number | null;
            /**
             * Format: int64
             * @description What would be left to the marketplace, in minor units; negative when Stripe takes more than the
             *     marketplace. Null as for `seller_net`.
             * @example 1000
             */
            platform_net: number | null;
            /**
             * @description Of a destination charge: whether the seller is the merchant, as Stripe demands of one in
             *     another region.
             */
            on_behalf_of: boolean;
            /** @description Whose name the buyer reads on the bank statement. */
            statement_descriptor_of: components["schemas"]["Party"];
            liability: components["schemas"]["Liability"];
            /** @description Everything that speaks against it, the weightiest first. Empty: it may be charged. */
            refusals: components["schemas"]["QuoteRefusal"][];
        };
        /** @description Something that speaks against a charge. */
        QuoteRefusal: {
            /**
             * @description The code of the problem that a charge would be refused with.
             * @example amount_too_small
             */
            code: string;
            /**
             * @description In a sentence.
             * @example The least that can be charged is 0.50 EUR.
             */
            detail: string;
        };
        /** @description A refund. */
        Refund: {
            id: components["schemas"]["RefundId"];
            charge_id: components["schemas"]["ChargeId"];
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: int64
             * @description In minor units.
             * @example 2500
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            status: components["schemas"]["RefundStatus"];
            reason: components["schemas"]["RefundReason"] | null;
            /** @description Whether the seller gets the marketplace's fee back, in proportion. */
            refund_application_fee: boolean;
            /** @description Whether the seller gives the transfer back, in proportion. */
            reverse_transfer: boolean;
            /**
             * Format: int64
             * @description What of the fee goes back, in minor units.
             * @example 250
             */
            application_fee_refunded: number;
            /**
             * Format: int64
             * @description What of the transfer comes back, in minor units.
             * @example 0
             */
            transfer_reversed: number;
            /**
             * @description Null until Stripe has it.
             * @example re_3SoukRefund
             */
            stripe_refund: string | null;
            failure: components["schemas"]["RefundFailure"] | null;
            /**
             * @description Whether it was made in Stripe's Dashboard; then what it gave back of the fee is told by the
             *     charge alone.
             */
            imported: boolean;
            /** @description Whether real money moves. */
            livemode: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description Why a refund did not reach the buyer. */
        RefundFailure: {
            /**
             * @description Stripe's code, or one of ours.
             * @example expired_or_canceled_card
             */
            code: string;
            /**
             * @description A sentence for the seller.
             * @example The card has expired or was canceled.
             */
            message: string;
        };
        /**
         * @description A TypeID that begins with `refund_`.
         * @example refund_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        RefundId: string;
        /** @description What goes back unless a call says otherwise. */
        RefundPolicy: {
            /**
             * @description Whether a refund gives the marketplace's fee back to the seller, in proportion.
             * @example true
             */
            refund_application_fee: boolean;
            /**
             * @description Whether the seller of a destination charge gives the transfer back, in proportion.
             * @example true
             */
            reverse_transfer: boolean;
            /**
             * @description Whether the seller of a destination charge gives the transfer back when a dispute is lost.
             * @example true
             */
            reverse_transfer_on_lost_dispute: boolean;
        };
        /** @description A refund as it would be made now, and who would bear it. Amounts in minor units. */
        RefundPreview: {
            /**
             * Format: int64
             * @description What the buyer gets.
             * @example 2500
             */
            amount: number;
            /**
             * @description ISO 4217, lower case.
             * @example eur
             */
            currency: string;
            /** @description Whether the seller gets the marketplace's fee back, in proportion. */
            refund_application_fee: boolean;
            /** @description Whether the seller gives the transfer back, in proportion. */
            reverse_transfer: boolean;
            /**
             * Format: int64
             * @description What of the fee goes back to the seller.
             * @example 250
             */
            application_fee_refunded: number;
            /**
             * Format: int64
             * @description What of the transfer comes back to the platform.
             * @example 0
             */
            transfer_reversed: number;
            /**
             * Format: int64
             * @description What the seller's balance changes by.
             * @example -2250
             */
            seller_bears: number;
            /**
             * Format: int64
             * @description What the marketplace's balance changes by.
             * @example -250
             */
            platform_bears: number;
            /**
             * Format: int64
             * @description What of its own fee Stripe gives back: nothing.
             * @example 0
             */
            stripe_fee_refunded: number;
            /**
             * Format: int64
             * @description What can still be refunded afterwards.
             * @example 7500
             */
            left_after: number;
        };
        /**
         * @description Why a refund is made.
         * @enum {string}
         */
        RefundReason: "duplicate" | "fraudulent" | "requested_by_customer";
        /**
         * @description Where a refund stands.
         * @enum {string}
         */
        RefundStatus: "requested" | "pending" | "requires_action" | "succeeded" | "failed" | "canceled" | "unknown";
        /** @description Who wants an account. */
        Register: {
            /**
             * Format: email
             * @description Unique, whatever the letter case.
             * @example ann@example.com
             */
            email: string;
            /**
             * Format: password
             * @description Not among the passwords that attackers try first.
             * @example a long sentence is fine
             */
            password: string;
            /**
             * @description How they want to be called.
             * @example Ann Archer
             */
            name: string;
        };
        /** @description One thing that Stripe wants to know of a seller. */
        Requirement: {
            /**
             * @description Stripe's name of the field.
             * @example individual.verification.document
             */
            field: string;
            due: components["schemas"]["RequirementDue"];
            /**
             * @description What was wrong with what was given before, as a code of Stripe's.
             * @example verification_document_expired
             */
            error_code: string | null;
            /**
             * @description The same in a sentence for the seller.
             * @example The document has expired.
             */
            error_reason: string | null;
        };
        /**
         * @description How urgent a requirement is.
         * @enum {string}
         */
        RequirementDue: "past_due" | "currently_due" | "eventually_due" | "pending_verification";
        /**
         * @description What a user may do.
         * @enum {string}
         */
        Role: "operator" | "seller";
        /** @description A seller of the marketplace. */
        Seller: {
            id: components["schemas"]["SellerId"];
            /**
             * @description What buyers read.
             * @example Ann's Bakery
             */
            name: string;
            /**
             * @description ISO 3166-1, two letters. Stripe's word once connected.
             * @example DE
             */
            country: string;
            /**
             * @description ISO 4217, lower case. Stripe's word once connected.
             * @example eur
             */
            default_currency: string;
            account_kind: components["schemas"]["AccountKind"];
            status: components["schemas"]["SellerStatus"];
            /**
             * @description The account that is connected, or was when `status` is `disconnected`.
             * @example acct_1SoukSeller
             */
            stripe_account: string | null;
            /** @description Whether Stripe lets it take charges. */
            charges_enabled: boolean;
            /** @description Whether Stripe pays it out. */
            payouts_enabled: boolean;
            /** @description Whether its owner has gone through Stripe's form. */
            details_submitted: boolean;
            /**
             * @description What Stripe lets it do, by Stripe's names: `active`, `inactive` or `pending`.
             * @example {
             *       "card_payments": "active",
             *       "transfers": "active"
             *     }
             */
            capabilities: {
                [key: string]: string;
            };
            /**
             * @description What Stripe still wants to know, by its field names, the most urgent first.
             * @example []
             */
            requirements: string[];
            /**
             * @description The same with how urgent each is, and what was wrong with what was given before.
             * @example []
             */
            requirement_details: components["schemas"]["Requirement"][];
            /**
             * Format: date-time
             * @description By when what is due must be there; then Stripe switches off what depends on it.
             */
            requirements_deadline: string | null;
            /**
             * @description Why Stripe does not let it charge or does not pay it out, in Stripe's words.
             * @example requirements.past_due
             */
            disabled_reason: string | null;
            /** @description Of a managed seller without an account: why Stripe refused to make one, in Stripe's words. */
            account_refusal: string | null;
            /**
             * Format: date-time
             * @description Since when the present account is connected.
             */
            connected_at: string | null;
            /** @description Whether real money moves. */
            livemode: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description What a seller has at Stripe. */
        SellerBalance: {
            /** @description One for each currency, by code. */
            balances: components["schemas"]["Balance"][];
            next_payout: components["schemas"]["ExpectedPayout"] | null;
        };
        /** @description The fee policy that a seller's charges are made under. */
        SellerFeePolicy: components["schemas"]["FeePolicy"] & {
            /**
             * @description Whether it is the seller's own; if not, it is the marketplace's.
             * @example false
             */
            own: boolean;
        };
        /**
         * @description A TypeID that begins with `seller_`.
         * @example seller_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        SellerId: string;
        /**
         * @description Where a seller's connection to Stripe stands.
         * @enum {string}
         */
        SellerStatus: "unconnected" | "pending" | "connected" | "restricted" | "disconnected";
        /**
         * @description What a sign-in gives: an access token for the next ten minutes. The refresh token comes beside
         *     it, in an HttpOnly cookie.
         */
        Session: {
            /**
             * @description Goes into `Authorization: Bearer …`. A JWT; keep it in memory only.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Il…
             */
            access_token: string;
            /**
             * @description Always `Bearer`.
             * @example Bearer
             */
            token_type: string;
            /**
             * Format: int64
             * @description Seconds until the access token expires.
             * @example 600
             */
            expires_in: number;
            user: components["schemas"]["User"];
        };
        /** @description The same buyer on a seller's Stripe account. */
        SharedCustomer: {
            seller_id: components["schemas"]["SellerId"];
            /** @example cus_SoukShared */
            stripe_customer: string;
        };
        /** @description Where the browser goes to connect. */
        StartedConnection: {
            /**
             * Format: uri
             * @description Stripe's page. Send this browser there, and nobody else.
             * @example https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_123&scope=read_write&state=Zm9v
             */
            authorize_url: string;
            /**
             * Format: date-time
             * @description Until when Stripe's answer is taken.
             */
            expires_at: string;
        };
        /** @description A seller's statement. */
        Statement: {
            seller_id: components["schemas"]["SellerId"];
            /**
             * Format: date-time
             * @example 2026-11-01T00:00:00Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-12-01T00:00:00Z
             */
            to: string;
            /** @description Of the whole period, by code. Amounts of two currencies are never added. */
            currencies: components["schemas"]["CurrencyStatement"][];
            /** @description Oldest first. */
            lines: components["schemas"]["Page_StatementLine"];
        };
        /**
         * @description What a line of a statement is about.
         * @enum {string}
         */
        StatementLineKind: "charge" | "refund" | "dispute" | "dispute_returned" | "transfer_reversal" | "fee_refund" | "payout" | "payout_returned";
        /** @description Lines of one kind together, in minor units. */
        StatementSums: {
            /**
             * Format: int64
             * @example 3
             */
            count: number;
            /**
             * Format: int64
             * @description How many of them Stripe has not said everything about.
             * @example 0
             */
            unsettled: number;
            /**
             * Format: int64
             * @example 30000
             */
            gross: number;
            /**
             * Format: int64
             * @example 3000
             */
            application_fee: number;
            /**
             * Format: int64
             * @example 960
             */
            stripe_fee: number;
            /**
             * Format: int64
             * @example 26040
             */
            net: number;
        };
        /** @description What a charge is at Stripe. */
        StripeCharge: {
            /** @example pi_3SoukIntent */
            payment_intent: string | null;
            /** @example ch_3SoukCharge */
            charge: string | null;
            /**
             * @description The seller's account. On a direct charge intent and charge are there, else on the platform.
             * @example acct_1SoukSeller
             */
            account: string;
            /**
             * @description What the marketplace took, on the platform. Null until then, and where the fee is zero.
             * @example fee_1SoukFee
             */
            application_fee: string | null;
            /**
             * @description Of a destination charge: what moved to the seller, on the platform.
             * @example tr_3SoukTransfer
             */
            transfer: string | null;
            /**
             * @description Of a destination charge: the payment that arrived on the seller's account.
             * @example py_1SoukPayment
             */
            destination_payment: string | null;
        };
        /** @description What a dispute is at Stripe. */
        StripeDispute: {
            /** @example dp_1SoukDispute */
            dispute: string;
            /**
             * @description The seller's account. A destination charge is disputed on the platform's own.
             * @example acct_1SoukSeller
             */
            account: string;
        };
        /** @description What a payout is at Stripe. */
        StripePayout: {
            /** @example po_1SoukPayout */
            payout: string;
            /**
             * @description The account whose balance it was taken from.
             * @example acct_1SoukSeller
             */
            account: string;
        };
        /** @description What was earned in a period. Amounts of two currencies are never added. */
        Summary: {
            /**
             * Format: date-time
             * @example 2026-11-01T00:00:00Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-12-01T00:00:00Z
             */
            to: string;
            interval: components["schemas"]["SummaryInterval"];
            /** @description By code. */
            currencies: components["schemas"]["CurrencySummary"][];
        };
        /** @description Sums over some charges of one currency. */
        SummaryFigures: {
            /**
             * Format: int64
             * @description What was captured in the time, in minor units.
             * @example 125000
             */
            volume: number;
            /**
             * Format: int64
             * @description How many charges that were.
             * @example 12
             */
            count: number;
            /**
             * Format: int64
             * @description What the marketplace takes of them, in minor units.
             * @example 12500
             */
            application_fees: number;
            /**
             * Format: int64
             * @description What went back to buyers in the time, of whichever charges, in minor units.
             * @example 2000
             */
            refunds: number;
            /**
             * Format: int64
             * @description How many charges were begun in the time and stand as `failed`.
             * @example 1
             */
            failed: number;
        };
        /**
         * @description What a period is cut into. Days, weeks and months are those of UTC.
         * @enum {string}
         */
        SummaryInterval: "day" | "week" | "month";
        /** @description One interval: a day, a week, a month, or as much of it as the period has. */
        SummarySlice: {
            /**
             * Format: date-time
             * @description From this time on.
             * @example 2026-11-01T00:00:00Z
             */
            from: string;
            /**
             * Format: date-time
             * @description Until just before this time.
             * @example 2026-11-02T00:00:00Z
             */
            to: string;
            figures: components["schemas"]["SummaryFigures"];
        };
        /** @description Everything that happened to a charge. */
        Timeline: {
            /** @description Oldest first. */
            data: components["schemas"]["TimelineEntry"][];
        };
        /** @description Something that happened to a charge. */
        TimelineEntry: {
            id: components["schemas"]["TimelineId"];
            /** Format: date-time */
            at: string;
            kind: components["schemas"]["TimelineKind"];
            /**
             * @description More, for people to read: amounts, a decline's code and message, ids. Its members depend on
             *     the kind and may grow.
             */
            detail: Record<string, never>;
        };
        /**
         * @description A TypeID that begins with `timeline_`.
         * @example timeline_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        TimelineId: string;
        /**
         * @description What happened to a charge.
         * @enum {string}
         */
        TimelineKind: "created" | "attempt_started" | "intent_created" | "submitted" | "requires_action" | "processing" | "authorized" | "succeeded" | "declined" | "refused" | "canceled" | "unknown" | "settled" | "refunded" | "disputed" | "imported" | "capture_requested" | "cancel_requested" | "refund_requested" | "refund_failed" | "dispute_updated" | "dispute_closed" | "evidence_sent" | "dispute_accepted" | "transfer_reversed" | "fee_refunded";
        /**
         * @description How the taking back of a transfer stands.
         * @enum {string}
         */
        TransferReversalStatus: "requested" | "submitted" | "done" | "refused" | "unknown";
        /** @description What to change. A field that is left out, or null, stays as it is. */
        UpdateSeller: {
            /**
             * @description What buyers read.
             * @example Ann's Bakery and Café
             */
            name?: string | null;
            /**
             * @description Only while no account is connected: afterwards it is Stripe's word.
             * @example DE
             */
            country?: string | null;
            /**
             * @description Only while no account is connected: afterwards it is Stripe's word.
             * @example eur
             */
            default_currency?: string | null;
        };
        /** @description A person who signs in. */
        User: {
            id: components["schemas"]["UserId"];
            /**
             * Format: email
             * @description As it was typed.
             * @example ann@example.com
             */
            email: string;
            /**
             * @description How they want to be called.
             * @example Ann Archer
             */
            name: string;
            /**
             * @description What they may do. Empty for somebody who has made no seller yet.
             * @example [
             *       "seller"
             *     ]
             */
            roles: components["schemas"]["Role"][];
            /**
             * Format: date-time
             * @description When they registered.
             */
            created_at: string;
        };
        /**
         * @description A TypeID that begins with `user_`.
         * @example user_01kaqvkz3ef0tbv6gmg9wzvmkq
         */
        UserId: string;
        /** @description The cards that were kept in this browser, all of them: there are few. */
        Wallet: {
            /** @description Newest first. */
            data: components["schemas"]["WalletCard"][];
        };
        /** @description A card that was kept in this browser. */
        WalletCard: {
            id: components["schemas"]["CardId"];
            /** @example visa */
            brand: string;
            /** @example 4242 */
            last4: string;
            /**
             * Format: int32
             * @example 12
             */
            exp_month: number;
            /**
             * Format: int32
             * @example 2031
             */
            exp_year: number;
            /**
             * Format: date-time
             * @description When it was kept.
             */
            created_at: string;
            /** @description Who may charge it without the buyer being there. Without the last of them it is given up. */
            consents: components["schemas"]["WalletConsent"][];
        };
        /** @description What the buyer agreed to. */
        WalletConsent: {
            id: components["schemas"]["ConsentId"];
            seller_id: components["schemas"]["SellerId"] | null;
            /**
             * @description Null as for `seller_id`.
             * @example Ann's Bakery
             */
            seller_name: string | null;
            /**
             * @description In the words that were agreed to.
             * @example Ann's Bakery may keep this card and charge it for later purchases I agree to.
             */
            wording: string;
            /** Format: date-time */
            given_at: string;
        };
        /** @description That an event is stored, now or before. */
        WebhookReceived: {
            /**
             * @description Always true.
             * @example true
             */
            received: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this request in the logs. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ann@example.com",
                 *       "password": "a long sentence is fine"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    /** @description The refresh token. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Il…",
                     *       "expires_in": 600,
                     *       "token_type": "Bearer",
                     *       "user": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "email": "ann@example.com",
                     *         "id": "user_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "name": "Ann Archer",
                     *         "roles": [
                     *           "seller"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credentials_invalid` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `missing_field`, `password_too_long`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    /** @description Removes the refresh token. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Still signed in. */
            200: {
                headers: {
                    /** @description The next refresh token. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6Il…",
                     *       "expires_in": 600,
                     *       "token_type": "Bearer",
                     *       "user": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "email": "ann@example.com",
                     *         "id": "user_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "name": "Ann Archer",
                     *         "roles": [
                     *           "seller"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `refresh_token_invalid` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ann@example.com",
                 *       "name": "Ann Archer",
                 *       "password": "a long sentence is fine"
                 *     }
                 */
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "email": "ann@example.com",
                     *       "id": "user_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "name": "Ann Archer",
                     *       "roles": [
                     *         "seller"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `missing_field`, `password_too_common`, `password_too_long`, `password_too_short`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthentication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the charge's `action_url`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The charge as the buyer sees it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "currency": "eur",
                     *       "description": "December's bread",
                     *       "expires_at": "2026-11-23T05:00:00Z",
                     *       "livemode": false,
                     *       "open": false,
                     *       "seller_name": "Ann's Bakery",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "publishable_key": "pk_test_51Souk"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Authentication"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authenticate: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, one for each press of the button. The same key confirms once.
                 * @example 6f1c9e0a-press-1
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The last part of the charge's `action_url`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the charge stands. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "charge": {
                     *         "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending"
                     *       },
                     *       "next_action": {
                     *         "client_secret": "pi_3SoukIntent_secret_abc",
                     *         "publishable_key": "pk_test_51Souk",
                     *         "stripe_account": "acct_1SoukSeller"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_declined` */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `authentication_closed`, `idempotency_key_in_use`, `payment_in_progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmAuthentication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the charge's `action_url`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the charge stands. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "charge": {
                     *         "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending"
                     *       },
                     *       "next_action": {
                     *         "client_secret": "pi_3SoukIntent_secret_abc",
                     *         "publishable_key": "pk_test_51Souk",
                     *         "stripe_account": "acct_1SoukSeller"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCharges: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only this seller's. */
                seller_id?: components["schemas"]["SellerId"];
                /** @description Only this customer's. */
                customer_id?: components["schemas"]["CustomerId"];
                /** @description Only those that stand like this. */
                status?: components["schemas"]["ChargeStatus"];
                /** @description Only those that are made there. */
                flow?: components["schemas"]["Flow"];
                /**
                 * @description Only those in this currency.
                 * @example eur
                 */
                currency?: string;
                /**
                 * @description Only those made at this time or later.
                 * @example 2026-11-01T00:00:00Z
                 */
                created_from?: string;
                /**
                 * @description Only those made before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                created_to?: string;
                /**
                 * @description Only those whose description has this text, whose customer's address begins with it, or whose
                 *     id, ours or Stripe's, it is.
                 * @example cake
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "action_url": null,
                     *           "amount": 10000,
                     *           "amount_captured": 10000,
                     *           "amount_refunded": 0,
                     *           "application_fee": 1000,
                     *           "application_fee_refunded": 0,
                     *           "attempts": [
                     *             {
                     *               "card": null,
                     *               "created_at": "2026-11-23T05:00:00Z",
                     *               "decline": null,
                     *               "status": "pending"
                     *             }
                     *           ],
                     *           "capture": "automatic",
                     *           "capture_before": "2026-11-23T05:00:00Z",
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "currency": "eur",
                     *           "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "description": "Wedding cake, three tiers",
                     *           "dispute": {
                     *             "fee": 1500,
                     *             "status": "warning_needs_response",
                     *             "withdrawn": 10000
                     *           },
                     *           "disputed": false,
                     *           "flow": "direct",
                     *           "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "livemode": false,
                     *           "metadata": {
                     *             "order": "17"
                     *           },
                     *           "net": 8680,
                     *           "on_behalf_of": false,
                     *           "platform_net": 1000,
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "statement_descriptor_suffix": "CAKE",
                     *           "status": "pending",
                     *           "stripe": {
                     *             "account": "acct_1SoukSeller",
                     *             "application_fee": "fee_1SoukFee",
                     *             "charge": "ch_3SoukCharge",
                     *             "destination_payment": "py_1SoukPayment",
                     *             "payment_intent": "pi_3SoukIntent",
                     *             "transfer": "tr_3SoukTransfer"
                     *           },
                     *           "stripe_fee": 320,
                     *           "stripe_fee_payer": "seller",
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Charge"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `cursor_invalid`, `id_malformed`, `limit_out_of_range`, `text_too_long`, `time_malformed`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCharge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body charge once.
                 * @example order-17
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 10000,
                 *       "capture": "automatic",
                 *       "card_id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                 *       "currency": "eur",
                 *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                 *       "description": "December's bread",
                 *       "flow": "direct",
                 *       "metadata": {
                 *         "order": "17"
                 *       },
                 *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                 *       "statement_descriptor_suffix": "BREAD"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCharge"];
            };
        };
        responses: {
            /** @description The charge, and its outcome is known. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description The charge, and its outcome is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `authentication_required`, `card_declined` */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `consent_missing` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `seller_not_connected`, `seller_restricted`, `seller_transfers_inactive` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_not_positive`, `amount_not_representable`, `amount_too_large`, `amount_too_small`, `card_missing`, `card_number_refused`, `cross_border_unsupported`, `currency_not_supported`, `currency_unknown`, `id_malformed`, `idempotency_key_reused`, `metadata_key_invalid`, `metadata_too_many`, `missing_field`, `out_of_range`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCharges: {
        parameters: {
            query?: {
                /** @description Only this seller's. */
                seller_id?: components["schemas"]["SellerId"];
                /** @description Only this customer's. */
                customer_id?: components["schemas"]["CustomerId"];
                /** @description Only those that stand like this. */
                status?: components["schemas"]["ChargeStatus"];
                /** @description Only those that are made there. */
                flow?: components["schemas"]["Flow"];
                /**
                 * @description Only those in this currency.
                 * @example eur
                 */
                currency?: string;
                /**
                 * @description Only those made at this time or later.
                 * @example 2026-11-01T00:00:00Z
                 */
                created_from?: string;
                /**
                 * @description Only those made before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                created_to?: string;
                /**
                 * @description Only those whose description has this text, whose customer's address begins with it, or whose
                 *     id, ours or Stripe's, it is.
                 * @example cake
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,created_at,status
                     *     charge_01kaqvkz3ef0tbv6gmg9wzvmkq,2026-11-23T05:00:00Z,succeeded
                     */
                    "text/csv": string;
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `id_malformed`, `text_too_long`, `time_malformed`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The charge. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCharge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours.
                 * @example cancel-17
                 */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The charge, canceled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description The charge, and its outcome is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_in_progress`, `charge_not_cancelable`, `idempotency_key_in_use`, `payment_in_progress`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    captureCharge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body capture once.
                 * @example capture-17
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 8000
                 *     }
                 */
                "application/json": components["schemas"]["CaptureCharge"];
            };
        };
        responses: {
            /** @description The charge, captured. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description The charge, and its outcome is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "action_url": null,
                     *       "amount": 10000,
                     *       "amount_captured": 10000,
                     *       "amount_refunded": 0,
                     *       "application_fee": 1000,
                     *       "application_fee_refunded": 0,
                     *       "attempts": [
                     *         {
                     *           "card": {
                     *             "brand": "visa",
                     *             "exp_month": 12,
                     *             "exp_year": 2031,
                     *             "last4": "4242"
                     *           },
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "decline": {
                     *             "code": "card_declined",
                     *             "decline_code": "insufficient_funds",
                     *             "message": "Your card has insufficient funds."
                     *           },
                     *           "status": "pending"
                     *         }
                     *       ],
                     *       "capture": "automatic",
                     *       "capture_before": "2026-11-23T05:00:00Z",
                     *       "card": {
                     *         "brand": "visa",
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "last4": "4242"
                     *       },
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "customer_id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "decline": {
                     *         "code": "card_declined",
                     *         "decline_code": "insufficient_funds",
                     *         "message": "Your card has insufficient funds."
                     *       },
                     *       "description": "Wedding cake, three tiers",
                     *       "dispute": {
                     *         "fee": 1500,
                     *         "status": "warning_needs_response",
                     *         "withdrawn": 10000
                     *       },
                     *       "disputed": false,
                     *       "flow": "direct",
                     *       "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "net": 8680,
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "statement_descriptor_suffix": "CAKE",
                     *       "status": "pending",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "application_fee": "fee_1SoukFee",
                     *         "charge": "ch_3SoukCharge",
                     *         "destination_payment": "py_1SoukPayment",
                     *         "payment_intent": "pi_3SoukIntent",
                     *         "transfer": "tr_3SoukTransfer"
                     *       },
                     *       "stripe_fee": 320,
                     *       "stripe_fee_payer": "seller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_in_progress`, `charge_not_capturable`, `idempotency_key_in_use`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_above_authorized`, `amount_not_positive`, `amount_not_representable`, `idempotency_key_reused`, `missing_field`, `out_of_range`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChargeRefunds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refunds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "amount": 2500,
                     *           "application_fee_refunded": 250,
                     *           "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "currency": "eur",
                     *           "failure": {
                     *             "code": "expired_or_canceled_card",
                     *             "message": "The card has expired or was canceled."
                     *           },
                     *           "id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "imported": false,
                     *           "livemode": false,
                     *           "reason": "duplicate",
                     *           "refund_application_fee": false,
                     *           "reverse_transfer": false,
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "status": "requested",
                     *           "stripe_refund": "re_3SoukRefund",
                     *           "transfer_reversed": 0,
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ChargeRefunds"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body refund once.
                 * @example refund-17
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 2500,
                 *       "reason": "duplicate",
                 *       "refund_application_fee": true,
                 *       "reverse_transfer": false
                 *     }
                 */
                "application/json": components["schemas"]["CreateRefund"];
            };
        };
        responses: {
            /** @description The refund, and Stripe has it. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 2500,
                     *       "application_fee_refunded": 250,
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "failure": {
                     *         "code": "expired_or_canceled_card",
                     *         "message": "The card has expired or was canceled."
                     *       },
                     *       "id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "imported": false,
                     *       "livemode": false,
                     *       "reason": "duplicate",
                     *       "refund_application_fee": false,
                     *       "reverse_transfer": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "requested",
                     *       "stripe_refund": "re_3SoukRefund",
                     *       "transfer_reversed": 0,
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description The refund, and its outcome is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 2500,
                     *       "application_fee_refunded": 250,
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "failure": {
                     *         "code": "expired_or_canceled_card",
                     *         "message": "The card has expired or was canceled."
                     *       },
                     *       "id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "imported": false,
                     *       "livemode": false,
                     *       "reason": "duplicate",
                     *       "refund_application_fee": false,
                     *       "reverse_transfer": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "requested",
                     *       "stripe_refund": "re_3SoukRefund",
                     *       "transfer_reversed": 0,
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `charge_already_refunded`, `charge_disputed`, `charge_not_refundable`, `idempotency_key_in_use`, `refund_above_remaining`, `seller_not_connected`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_not_positive`, `amount_not_representable`, `fee_needs_reversal`, `idempotency_key_reused`, `missing_field`, `out_of_range`, `transfer_not_reversible`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 2500,
                 *       "reason": "duplicate",
                 *       "refund_application_fee": true,
                 *       "reverse_transfer": false
                 *     }
                 */
                "application/json": components["schemas"]["CreateRefund"];
            };
        };
        responses: {
            /** @description What would go back, and who would bear it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 2500,
                     *       "application_fee_refunded": 250,
                     *       "currency": "eur",
                     *       "left_after": 7500,
                     *       "platform_bears": -250,
                     *       "refund_application_fee": false,
                     *       "reverse_transfer": false,
                     *       "seller_bears": -2250,
                     *       "stripe_fee_refunded": 0,
                     *       "transfer_reversed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["RefundPreview"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `charge_already_refunded`, `charge_disputed`, `charge_not_refundable`, `refund_above_remaining`, `seller_not_connected` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_not_positive`, `amount_not_representable`, `fee_needs_reversal`, `missing_field`, `out_of_range`, `transfer_not_reversible`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChargeTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge. */
                id: components["schemas"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "at": "2026-11-23T05:00:00Z",
                     *           "detail": {},
                     *           "id": "timeline_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "kind": "created"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckouts: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only this seller's. */
                seller_id?: components["schemas"]["SellerId"];
                /** @description Only those that stand like this. */
                status?: components["schemas"]["CheckoutStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "amount": 10000,
                     *           "capture": "automatic",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "currency": "eur",
                     *           "description": "Wedding cake, three tiers",
                     *           "expires_at": "2026-11-23T05:00:00Z",
                     *           "flow": "direct",
                     *           "id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "livemode": false,
                     *           "metadata": {
                     *             "order": "17"
                     *           },
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "status": "open",
                     *           "url": "http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Checkout"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `id_malformed`, `limit_out_of_range`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body give the same checkout.
                 * @example order-17
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 10000,
                 *       "capture": "automatic",
                 *       "currency": "eur",
                 *       "description": "Wedding cake, three tiers",
                 *       "expires_at": "2026-12-24T18:00:00Z",
                 *       "flow": "direct",
                 *       "metadata": {
                 *         "order": "17"
                 *       },
                 *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCheckout"];
            };
        };
        responses: {
            /** @description The checkout. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "capture": "automatic",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "description": "Wedding cake, three tiers",
                     *       "expires_at": "2026-11-23T05:00:00Z",
                     *       "flow": "direct",
                     *       "id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "open",
                     *       "url": "http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *     }
                     */
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `seller_not_connected`, `seller_restricted`, `seller_transfers_inactive` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_not_positive`, `amount_not_representable`, `amount_too_large`, `amount_too_small`, `card_number_refused`, `cross_border_unsupported`, `currency_not_supported`, `currency_unknown`, `expires_at_past`, `id_malformed`, `idempotency_key_reused`, `metadata_key_invalid`, `metadata_too_many`, `missing_field`, `out_of_range`, `text_control_character`, `text_empty`, `text_too_long`, `time_malformed`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                id: components["schemas"]["CheckoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "capture": "automatic",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "description": "Wedding cake, three tiers",
                     *       "expires_at": "2026-11-23T05:00:00Z",
                     *       "flow": "direct",
                     *       "id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "open",
                     *       "url": "http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *     }
                     */
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                id: components["schemas"]["CheckoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout, canceled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "capture": "automatic",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "description": "Wedding cake, three tiers",
                     *       "expires_at": "2026-11-23T05:00:00Z",
                     *       "flow": "direct",
                     *       "id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "metadata": {
                     *         "order": "17"
                     *       },
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "open",
                     *       "url": "http://localhost:8080/pay/checkout_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *     }
                     */
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checkout_closed`, `payment_in_progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "livemode": false,
                     *       "marketplace_name": "Souk",
                     *       "publishable_key": "pk_test_51Souk",
                     *       "stripe_js_url": "https://js.stripe.com/endive/stripe.js"
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteConnection"];
            };
        };
        responses: {
            /** @description The seller, connected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `connection_code_invalid`, `connection_state_invalid`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `connection_denied` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_already_connected`, `mode_mismatch` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fields_contradict`, `missing_field`, `text_malformed`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /**
                 * @description Only the one with this address, whatever the letter case.
                 * @example bob@example.com
                 */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "consents": [
                     *             {
                     *               "card_id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *               "given_at": "2026-11-23T05:00:00Z",
                     *               "id": "consent_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *               "seller_id": null
                     *             }
                     *           ],
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "email": "bob@example.com",
                     *           "id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "name": "Bob Buyer",
                     *           "shared_with": [
                     *             {
                     *               "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *               "stripe_customer": "cus_SoukShared"
                     *             }
                     *           ],
                     *           "stripe_customer": "cus_SoukPlatform"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Customer"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `text_malformed`, `unknown_parameter` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "name": "Bob Buyer"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCustomer"];
            };
        };
        responses: {
            /** @description The customer, new or not. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "consents": [
                     *         {
                     *           "card_id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "given_at": "2026-11-23T05:00:00Z",
                     *           "id": "consent_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *         }
                     *       ],
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "email": "bob@example.com",
                     *       "id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "name": "Bob Buyer",
                     *       "shared_with": [
                     *         {
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "stripe_customer": "cus_SoukShared"
                     *         }
                     *       ],
                     *       "stripe_customer": "cus_SoukPlatform"
                     *     }
                     */
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `missing_field`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                customer_id: components["schemas"]["CustomerId"];
                /** @description The card. */
                card_id: components["schemas"]["CardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The card is given up. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                customer_id: components["schemas"]["CustomerId"];
                /** @description The consent. */
                consent_id: components["schemas"]["ConsentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consent is taken back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "consents": [
                     *         {
                     *           "card_id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "given_at": "2026-11-23T05:00:00Z",
                     *           "id": "consent_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq"
                     *         }
                     *       ],
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "email": "bob@example.com",
                     *       "id": "customer_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "name": "Bob Buyer",
                     *       "shared_with": [
                     *         {
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "stripe_customer": "cus_SoukShared"
                     *         }
                     *       ],
                     *       "stripe_customer": "cus_SoukPlatform"
                     *     }
                     */
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is erased. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payment_in_progress` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer. */
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cards. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "brand": "visa",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "default": false,
                     *           "exp_month": 12,
                     *           "exp_year": 2031,
                     *           "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "last4": "4242"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cards"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCard: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body keep one card.
                 * @example phone-order-17
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The customer. */
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consent": {
                 *         "seller_id": null
                 *       },
                 *       "payment_token": "pm_1SoukCard"
                 *     }
                 */
                "application/json": components["schemas"]["AddCard"];
            };
        };
        responses: {
            /** @description The card is kept. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "card": {
                     *         "brand": "visa",
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "default": true,
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "last4": "4242",
                     *         "status": "kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CardAddition"];
                };
            };
            /** @description The cardholder's bank wants them, or the outcome is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "card": {
                     *         "brand": "visa",
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "default": false,
                     *         "exp_month": 12,
                     *         "exp_year": 2031,
                     *         "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "last4": "3184",
                     *         "status": "requires_action"
                     *       },
                     *       "next_action": {
                     *         "client_secret": "seti_1SoukSetup_secret_abc",
                     *         "publishable_key": "pk_test_51Souk",
                     *         "stripe_account": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CardAddition"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_declined` */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `confirmation_token_unsupported`, `id_malformed`, `idempotency_key_reused`, `missing_field`, `payment_token_malformed`, `payment_token_refused`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only this seller's. */
                seller_id?: components["schemas"]["SellerId"];
                /** @description Only this charge's. */
                charge_id?: components["schemas"]["ChargeId"];
                /** @description Only those that stand like this. */
                status?: components["schemas"]["DisputeStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the latest opened first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "amount": 10000,
                     *           "answer": {
                     *             "created_at": "2026-11-23T05:00:00Z",
                     *             "kind": "keep",
                     *             "message": null,
                     *             "status": "in_progress"
                     *           },
                     *           "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "closed_at": "2026-11-23T05:00:00Z",
                     *           "cost": {
                     *             "currency": "eur",
                     *             "fee": 1500,
                     *             "withdrawn": 10000
                     *           },
                     *           "currency": "eur",
                     *           "evidence": {
                     *             "product_description": "A blue bowl, 30 cm.",
                     *             "receipt": "file_1SoukReceipt"
                     *           },
                     *           "evidence_due_by": "2026-11-23T05:00:00Z",
                     *           "files": [
                     *             {
                     *               "created_at": "2026-11-23T05:00:00Z",
                     *               "filename": "receipt.pdf",
                     *               "id": "file_1SoukReceipt",
                     *               "media_type": "application/pdf",
                     *               "size": 48213
                     *             }
                     *           ],
                     *           "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "livemode": false,
                     *           "opened_at": "2026-11-23T05:00:00Z",
                     *           "reason": "fraudulent",
                     *           "refundable": false,
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "status": "warning_needs_response",
                     *           "stripe": {
                     *             "account": "acct_1SoukSeller",
                     *             "dispute": "dp_1SoukDispute"
                     *           },
                     *           "submission_count": 0,
                     *           "transfer_reversal": {
                     *             "amount": 10000,
                     *             "currency": "eur",
                     *             "refusal": null,
                     *             "status": "requested",
                     *             "stripe_reversal": "trr_1SoukReversal"
                     *           },
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Dispute"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `id_malformed`, `limit_out_of_range`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dispute. */
                id: components["schemas"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispute. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "answer": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "kind": "keep",
                     *         "message": null,
                     *         "status": "in_progress"
                     *       },
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "closed_at": "2026-11-23T05:00:00Z",
                     *       "cost": {
                     *         "currency": "eur",
                     *         "fee": 1500,
                     *         "withdrawn": 10000
                     *       },
                     *       "currency": "eur",
                     *       "evidence": {
                     *         "product_description": "A blue bowl, 30 cm.",
                     *         "receipt": "file_1SoukReceipt"
                     *       },
                     *       "evidence_due_by": "2026-11-23T05:00:00Z",
                     *       "files": [
                     *         {
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "filename": "receipt.pdf",
                     *           "id": "file_1SoukReceipt",
                     *           "media_type": "application/pdf",
                     *           "size": 48213
                     *         }
                     *       ],
                     *       "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "opened_at": "2026-11-23T05:00:00Z",
                     *       "reason": "fraudulent",
                     *       "refundable": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "warning_needs_response",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "dispute": "dp_1SoukDispute"
                     *       },
                     *       "submission_count": 0,
                     *       "transfer_reversal": {
                     *         "amount": 10000,
                     *         "currency": "eur",
                     *         "refusal": {
                     *           "code": "balance_insufficient",
                     *           "message": "The seller's balance does not cover it."
                     *         },
                     *         "status": "requested",
                     *         "stripe_reversal": "trr_1SoukReversal"
                     *       },
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptDispute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours.
                 * @example accept-17
                 */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The dispute. */
                id: components["schemas"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispute, lost. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "answer": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "kind": "keep",
                     *         "message": null,
                     *         "status": "in_progress"
                     *       },
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "closed_at": "2026-11-23T05:00:00Z",
                     *       "cost": {
                     *         "currency": "eur",
                     *         "fee": 1500,
                     *         "withdrawn": 10000
                     *       },
                     *       "currency": "eur",
                     *       "evidence": {
                     *         "product_description": "A blue bowl, 30 cm.",
                     *         "receipt": "file_1SoukReceipt"
                     *       },
                     *       "evidence_due_by": "2026-11-23T05:00:00Z",
                     *       "files": [
                     *         {
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "filename": "receipt.pdf",
                     *           "id": "file_1SoukReceipt",
                     *           "media_type": "application/pdf",
                     *           "size": 48213
                     *         }
                     *       ],
                     *       "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "opened_at": "2026-11-23T05:00:00Z",
                     *       "reason": "fraudulent",
                     *       "refundable": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "warning_needs_response",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "dispute": "dp_1SoukDispute"
                     *       },
                     *       "submission_count": 0,
                     *       "transfer_reversal": {
                     *         "amount": 10000,
                     *         "currency": "eur",
                     *         "refusal": {
                     *           "code": "balance_insufficient",
                     *           "message": "The seller's balance does not cover it."
                     *         },
                     *         "status": "requested",
                     *         "stripe_reversal": "trr_1SoukReversal"
                     *       },
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description The dispute, and Stripe's answer is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "answer": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "kind": "keep",
                     *         "message": null,
                     *         "status": "in_progress"
                     *       },
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "closed_at": "2026-11-23T05:00:00Z",
                     *       "cost": {
                     *         "currency": "eur",
                     *         "fee": 1500,
                     *         "withdrawn": 10000
                     *       },
                     *       "currency": "eur",
                     *       "evidence": {
                     *         "product_description": "A blue bowl, 30 cm.",
                     *         "receipt": "file_1SoukReceipt"
                     *       },
                     *       "evidence_due_by": "2026-11-23T05:00:00Z",
                     *       "files": [
                     *         {
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "filename": "receipt.pdf",
                     *           "id": "file_1SoukReceipt",
                     *           "media_type": "application/pdf",
                     *           "size": 48213
                     *         }
                     *       ],
                     *       "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "opened_at": "2026-11-23T05:00:00Z",
                     *       "reason": "fraudulent",
                     *       "refundable": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "warning_needs_response",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "dispute": "dp_1SoukDispute"
                     *       },
                     *       "submission_count": 0,
                     *       "transfer_reversal": {
                     *         "amount": 10000,
                     *         "currency": "eur",
                     *         "refusal": {
                     *           "code": "balance_insufficient",
                     *           "message": "The seller's balance does not cover it."
                     *         },
                     *         "status": "requested",
                     *         "stripe_reversal": "trr_1SoukReversal"
                     *       },
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_in_progress`, `dispute_not_open`, `idempotency_key_in_use`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerDispute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours.
                 * @example evidence-17
                 */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The dispute. */
                id: components["schemas"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidence": {
                 *         "product_description": "A blue bowl, 30 cm.",
                 *         "receipt": "file_1SoukReceipt"
                 *       },
                 *       "submit": true
                 *     }
                 */
                "application/json": components["schemas"]["AnswerDispute"];
            };
        };
        responses: {
            /** @description The dispute, with the evidence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "answer": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "kind": "keep",
                     *         "message": null,
                     *         "status": "in_progress"
                     *       },
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "closed_at": "2026-11-23T05:00:00Z",
                     *       "cost": {
                     *         "currency": "eur",
                     *         "fee": 1500,
                     *         "withdrawn": 10000
                     *       },
                     *       "currency": "eur",
                     *       "evidence": {
                     *         "product_description": "A blue bowl, 30 cm.",
                     *         "receipt": "file_1SoukReceipt"
                     *       },
                     *       "evidence_due_by": "2026-11-23T05:00:00Z",
                     *       "files": [
                     *         {
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "filename": "receipt.pdf",
                     *           "id": "file_1SoukReceipt",
                     *           "media_type": "application/pdf",
                     *           "size": 48213
                     *         }
                     *       ],
                     *       "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "opened_at": "2026-11-23T05:00:00Z",
                     *       "reason": "fraudulent",
                     *       "refundable": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "warning_needs_response",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "dispute": "dp_1SoukDispute"
                     *       },
                     *       "submission_count": 0,
                     *       "transfer_reversal": {
                     *         "amount": 10000,
                     *         "currency": "eur",
                     *         "refusal": {
                     *           "code": "balance_insufficient",
                     *           "message": "The seller's balance does not cover it."
                     *         },
                     *         "status": "requested",
                     *         "stripe_reversal": "trr_1SoukReversal"
                     *       },
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description The dispute, and Stripe's answer is not known yet. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "answer": {
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "kind": "keep",
                     *         "message": null,
                     *         "status": "in_progress"
                     *       },
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "closed_at": "2026-11-23T05:00:00Z",
                     *       "cost": {
                     *         "currency": "eur",
                     *         "fee": 1500,
                     *         "withdrawn": 10000
                     *       },
                     *       "currency": "eur",
                     *       "evidence": {
                     *         "product_description": "A blue bowl, 30 cm.",
                     *         "receipt": "file_1SoukReceipt"
                     *       },
                     *       "evidence_due_by": "2026-11-23T05:00:00Z",
                     *       "files": [
                     *         {
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "filename": "receipt.pdf",
                     *           "id": "file_1SoukReceipt",
                     *           "media_type": "application/pdf",
                     *           "size": 48213
                     *         }
                     *       ],
                     *       "id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "opened_at": "2026-11-23T05:00:00Z",
                     *       "reason": "fraudulent",
                     *       "refundable": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "warning_needs_response",
                     *       "stripe": {
                     *         "account": "acct_1SoukSeller",
                     *         "dispute": "dp_1SoukDispute"
                     *       },
                     *       "submission_count": 0,
                     *       "transfer_reversal": {
                     *         "amount": 10000,
                     *         "currency": "eur",
                     *         "refusal": {
                     *           "code": "balance_insufficient",
                     *           "message": "The seller's balance does not cover it."
                     *         },
                     *         "status": "requested",
                     *         "stripe_reversal": "trr_1SoukReversal"
                     *       },
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_in_progress`, `dispute_not_open`, `idempotency_key_in_use`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `dispute_file_unknown`, `idempotency_key_reused`, `missing_field`, `text_control_character`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadDisputeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dispute. */
                id: components["schemas"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": null
                 *     }
                 */
                "multipart/form-data": components["schemas"]["EvidenceUpload"];
            };
        };
        responses: {
            /** @description The file. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "filename": "receipt.pdf",
                     *       "id": "file_1SoukReceipt",
                     *       "media_type": "application/pdf",
                     *       "size": 48213
                     *     }
                     */
                    "application/json": components["schemas"]["DisputeFile"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dispute_not_open`, `stripe_refused` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_type_refused`, `missing_field`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "eur",
                     *       "fixed_amount": 30,
                     *       "max_amount": 5000,
                     *       "min_amount": 50,
                     *       "percent_basis_points": 1000
                     *     }
                     */
                    "application/json": components["schemas"]["FeePolicy"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setFeePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "eur",
                 *       "fixed_amount": 30,
                 *       "max_amount": 5000,
                 *       "min_amount": 50,
                 *       "percent_basis_points": 1000
                 *     }
                 */
                "application/json": components["schemas"]["FeePolicy"];
            };
        };
        responses: {
            /** @description The policy that holds now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "eur",
                     *       "fixed_amount": 30,
                     *       "max_amount": 5000,
                     *       "min_amount": 50,
                     *       "percent_basis_points": 1000
                     *     }
                     */
                    "application/json": components["schemas"]["FeePolicy"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `fee_amount_out_of_range`, `fee_currency_missing`, `fee_min_above_max`, `fee_percent_out_of_range`, `missing_field`, `out_of_range`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only those that stand like this. */
                status?: components["schemas"]["JobStatus"];
                /**
                 * @description Only those of this kind.
                 * @example apply_notice
                 */
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "attempts": 0,
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "finished_at": "2026-11-23T05:00:00Z",
                     *           "id": "job_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "kind": "drive_attempt",
                     *           "last_error": null,
                     *           "run_at": "2026-11-23T05:00:00Z",
                     *           "status": "ready"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Job"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `text_too_long`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job. */
                id: components["schemas"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, queued again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "attempts": 0,
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "finished_at": "2026-11-23T05:00:00Z",
                     *       "id": "job_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "kind": "drive_attempt",
                     *       "last_error": null,
                     *       "run_at": "2026-11-23T05:00:00Z",
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_not_retryable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "email": "ann@example.com",
                     *       "id": "user_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "name": "Ann Archer",
                     *       "roles": [
                     *         "seller"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only those that stand like this. */
                status?: components["schemas"]["NoticeStatus"];
                /**
                 * @description Only those of this type.
                 * @example payment_intent.succeeded
                 */
                type?: string;
                /**
                 * @description Only those of this Stripe account.
                 * @example acct_1SoukSeller
                 */
                account?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "attempts": 1,
                     *           "endpoint": "platform",
                     *           "id": "notice_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "livemode": false,
                     *           "object": "pi_3SoukIntent",
                     *           "processed_at": "2026-11-23T05:00:00Z",
                     *           "reason": null,
                     *           "received_at": "2026-11-23T05:00:00Z",
                     *           "status": "received",
                     *           "stripe_account": "acct_1SoukSeller",
                     *           "stripe_event": "evt_1SoukEvent",
                     *           "type": "payment_intent.succeeded"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Notice"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `text_too_long`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The notice. */
                id: components["schemas"]["NoticeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice, received again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "attempts": 1,
                     *       "endpoint": "platform",
                     *       "id": "notice_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "object": "pi_3SoukIntent",
                     *       "processed_at": "2026-11-23T05:00:00Z",
                     *       "reason": null,
                     *       "received_at": "2026-11-23T05:00:00Z",
                     *       "status": "received",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "stripe_event": "evt_1SoukEvent",
                     *       "type": "payment_intent.succeeded"
                     *     }
                     */
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notice_not_replayable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkout_id: components["schemas"]["CheckoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout as the buyer sees it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "checkout_id": "checkout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "currency": "eur",
                     *       "description": "Wedding cake, three tiers",
                     *       "keep_card_wordings": {
                     *         "marketplace": "All sellers of this marketplace may keep this card and charge it for later purchases I agree to.",
                     *         "seller": "Ann's Bakery may keep this card and charge it for later purchases I agree to."
                     *       },
                     *       "kept_cards": [
                     *         {
                     *           "brand": "visa",
                     *           "exp_month": 12,
                     *           "exp_year": 2031,
                     *           "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "last4": "4242"
                     *         }
                     *       ],
                     *       "livemode": false,
                     *       "seller_name": "Ann's Bakery",
                     *       "status": "open",
                     *       "stripe": {
                     *         "publishable_key": "pk_test_51Souk"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayPage"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 1 to 255 visible ASCII characters, one for each press of the button. The same key and body pay once.
                 * @example 6f1c9e0a-press-1
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The checkout. */
                checkout_id: components["schemas"]["CheckoutId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "keep_card": "no",
                 *       "name": "Bob Buyer",
                 *       "payment_token": "pm_1SoukCard"
                 *     }
                 */
                "application/json": components["schemas"]["Pay"];
            };
        };
        responses: {
            /** @description How the payment stands. */
            200: {
                headers: {
                    /** @description What opens the browser's wallet, when a card is to be kept or was paid with. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "charge": {
                     *         "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending"
                     *       },
                     *       "next_action": {
                     *         "client_secret": "pi_3SoukIntent_secret_abc",
                     *         "publishable_key": "pk_test_51Souk",
                     *         "stripe_account": "acct_1SoukSeller"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `authentication_required`, `card_declined` */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checkout_closed`, `idempotency_key_in_use`, `payment_in_progress`, `seller_account_changed`, `seller_not_connected`, `seller_restricted`, `seller_transfers_inactive` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `confirmation_token_unsupported`, `cross_border_unsupported`, `currency_not_supported`, `fields_contradict`, `id_malformed`, `idempotency_key_reused`, `missing_field`, `payment_token_malformed`, `payment_token_refused`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`, `too_many_declines` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkout_id: components["schemas"]["CheckoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the payment stands. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "charge": {
                     *         "id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending"
                     *       },
                     *       "next_action": {
                     *         "client_secret": "pi_3SoukIntent_secret_abc",
                     *         "publishable_key": "pk_test_51Souk",
                     *         "stripe_account": "acct_1SoukSeller"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `nothing_to_confirm` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlatformSummary: {
        parameters: {
            query: {
                /**
                 * @description From this time on.
                 * @example 2026-11-01T00:00:00Z
                 */
                from: string;
                /**
                 * @description Until just before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                to: string;
                /**
                 * @description What the period is cut into; `day` when it is left out. With `day` it has at most 366 days, with
                 *     `week` and `month` five times as many.
                 */
                interval?: "day" | "week" | "month";
                /**
                 * @description Only in this currency, which is then there also without a charge.
                 * @example eur
                 */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currencies": [
                     *         {
                     *           "currency": "eur",
                     *           "intervals": [
                     *             {
                     *               "figures": null,
                     *               "from": "2026-11-01T00:00:00Z",
                     *               "to": "2026-11-02T00:00:00Z"
                     *             }
                     *           ],
                     *           "totals": {
                     *             "application_fees": 12500,
                     *             "count": 12,
                     *             "failed": 1,
                     *             "refunds": 2000,
                     *             "volume": 125000
                     *           }
                     *         }
                     *       ],
                     *       "from": "2026-11-01T00:00:00Z",
                     *       "interval": "day",
                     *       "to": "2026-12-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `missing_field`, `period_invalid`, `time_malformed`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createQuote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 10000,
                 *       "currency": "eur",
                 *       "flow": "direct",
                 *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq"
                 *     }
                 */
                "application/json": components["schemas"]["CreateQuote"];
            };
        };
        responses: {
            /** @description The quote. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 10000,
                     *       "application_fee": 1000,
                     *       "currency": "eur",
                     *       "flow": "direct",
                     *       "liability": {
                     *         "disputes": "seller",
                     *         "negative_balances": "seller",
                     *         "refunds": "seller"
                     *       },
                     *       "on_behalf_of": false,
                     *       "platform_net": 1000,
                     *       "refusals": [
                     *         {
                     *           "code": "amount_too_small",
                     *           "detail": "The least that can be charged is 0.50 EUR."
                     *         }
                     *       ],
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "seller_net": 8825,
                     *       "statement_descriptor_of": "seller",
                     *       "stripe_fee_estimate": 175,
                     *       "stripe_fee_payer": "seller"
                     *     }
                     */
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_not_positive`, `currency_unknown`, `id_malformed`, `missing_field`, `out_of_range`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefundPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy that holds now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refund_application_fee": true,
                     *       "reverse_transfer": true,
                     *       "reverse_transfer_on_lost_dispute": true
                     *     }
                     */
                    "application/json": components["schemas"]["RefundPolicy"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRefundPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refund_application_fee": true,
                 *       "reverse_transfer": true,
                 *       "reverse_transfer_on_lost_dispute": true
                 *     }
                 */
                "application/json": components["schemas"]["RefundPolicy"];
            };
        };
        responses: {
            /** @description The policy that holds now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refund_application_fee": true,
                     *       "reverse_transfer": true,
                     *       "reverse_transfer_on_lost_dispute": true
                     *     }
                     */
                    "application/json": components["schemas"]["RefundPolicy"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `missing_field`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only those of this seller's charges. */
                seller_id?: components["schemas"]["SellerId"];
                /** @description Only those of this charge. */
                charge_id?: components["schemas"]["ChargeId"];
                /** @description Only those that stand like this. */
                status?: components["schemas"]["RefundStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "amount": 2500,
                     *           "application_fee_refunded": 250,
                     *           "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "currency": "eur",
                     *           "failure": {
                     *             "code": "expired_or_canceled_card",
                     *             "message": "The card has expired or was canceled."
                     *           },
                     *           "id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "imported": false,
                     *           "livemode": false,
                     *           "reason": "duplicate",
                     *           "refund_application_fee": false,
                     *           "reverse_transfer": false,
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "status": "requested",
                     *           "stripe_refund": "re_3SoukRefund",
                     *           "transfer_reversed": 0,
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Refund"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `id_malformed`, `limit_out_of_range`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The refund. */
                id: components["schemas"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refund. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": 2500,
                     *       "application_fee_refunded": 250,
                     *       "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "currency": "eur",
                     *       "failure": {
                     *         "code": "expired_or_canceled_card",
                     *         "message": "The card has expired or was canceled."
                     *       },
                     *       "id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "imported": false,
                     *       "livemode": false,
                     *       "reason": "duplicate",
                     *       "refund_application_fee": false,
                     *       "reverse_transfer": false,
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "status": "requested",
                     *       "stripe_refund": "re_3SoukRefund",
                     *       "transfer_reversed": 0,
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSellers: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only those whose connection stands like this. */
                status?: components["schemas"]["SellerStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "account_kind": "standalone",
                     *           "account_refusal": null,
                     *           "capabilities": {
                     *             "card_payments": "active",
                     *             "transfers": "active"
                     *           },
                     *           "charges_enabled": false,
                     *           "connected_at": "2026-11-23T05:00:00Z",
                     *           "country": "DE",
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "default_currency": "eur",
                     *           "details_submitted": false,
                     *           "disabled_reason": "requirements.past_due",
                     *           "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "livemode": false,
                     *           "name": "Ann's Bakery",
                     *           "payouts_enabled": false,
                     *           "requirement_details": [],
                     *           "requirements": [],
                     *           "requirements_deadline": "2026-11-23T05:00:00Z",
                     *           "status": "unconnected",
                     *           "stripe_account": "acct_1SoukSeller",
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Seller"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSeller: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, yours. The same key and body give the same seller, and a managed one's account once.
                 * @example seller-17
                 */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_kind": "standalone",
                 *       "country": "DE",
                 *       "default_currency": "eur",
                 *       "name": "Ann's Bakery"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSeller"];
            };
        };
        responses: {
            /** @description The seller. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_missing`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `currency_unknown`, `idempotency_key_reused`, `missing_field`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `unknown_value`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "country": "DE",
                 *       "default_currency": "eur",
                 *       "name": "Ann's Bakery and Café"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateSeller"];
            };
        };
        responses: {
            /** @description The seller as it stands now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `seller_connected` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `card_number_refused`, `currency_unknown`, `missing_field`, `text_control_character`, `text_empty`, `text_malformed`, `text_too_long`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSellerBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "balances": [
                     *         {
                     *           "available": 8680,
                     *           "currency": "eur",
                     *           "pending": 17360
                     *         }
                     *       ],
                     *       "next_payout": {
                     *         "amount": 26040,
                     *         "currency": "eur",
                     *         "expected_at": "2026-11-25T00:00:00Z",
                     *         "payout_id": "payout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SellerBalance"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `seller_not_connected` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorize_url": "https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_123&scope=read_write&state=Zm9v",
                     *       "expires_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedConnection"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `seller_connected`, `seller_managed` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnectSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller, disconnected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `seller_managed`, `seller_not_connected` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSellerFeePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "eur",
                     *       "fixed_amount": 30,
                     *       "max_amount": 5000,
                     *       "min_amount": 50,
                     *       "percent_basis_points": 1000
                     *     }
                     */
                    "application/json": components["schemas"]["SellerFeePolicy"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSellerFeePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "eur",
                 *       "fixed_amount": 30,
                 *       "max_amount": 5000,
                 *       "min_amount": 50,
                 *       "percent_basis_points": 1000
                 *     }
                 */
                "application/json": components["schemas"]["FeePolicy"];
            };
        };
        responses: {
            /** @description The policy that holds now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "eur",
                     *       "fixed_amount": 30,
                     *       "max_amount": 5000,
                     *       "min_amount": 50,
                     *       "percent_basis_points": 1000
                     *     }
                     */
                    "application/json": components["schemas"]["SellerFeePolicy"];
                };
            };
            /** @description `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `fee_amount_out_of_range`, `fee_currency_missing`, `fee_min_above_max`, `fee_percent_out_of_range`, `missing_field`, `out_of_range`, `unknown_field`, `wrong_type` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawSellerFeePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy that holds now: the marketplace's. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "eur",
                     *       "fixed_amount": 30,
                     *       "max_amount": 5000,
                     *       "min_amount": 50,
                     *       "percent_basis_points": 1000
                     *     }
                     */
                    "application/json": components["schemas"]["SellerFeePolicy"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator_only` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLoginLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://connect.stripe.com/express/acct_1SoukSeller/Xq3kZb0sLgQu"
                     *     }
                     */
                    "application/json": components["schemas"]["LoginLink"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `seller_not_connected`, `seller_not_managed` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOnboardingLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expires_at": "2026-11-23T05:00:00Z",
                     *       "url": "https://connect.stripe.com/setup/e/acct_1SoukSeller/yA8kZb0sLgQu"
                     *     }
                     */
                    "application/json": components["schemas"]["OnboardingLink"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_refused`, `seller_not_connected`, `seller_not_managed` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayouts: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
                /** @description Only those that stand like this. */
                status?: components["schemas"]["PayoutStatus"];
            };
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "amount": 26040,
                     *           "automatic": true,
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "currency": "eur",
                     *           "expected_at": "2026-11-25T00:00:00Z",
                     *           "failure": {
                     *             "code": "account_closed",
                     *             "message": "The bank account has been closed. Give Stripe another one."
                     *           },
                     *           "id": "payout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "instant": false,
                     *           "itemization": "not_applicable",
                     *           "livemode": false,
                     *           "ours": {
                     *             "amount": 30000,
                     *             "count": 3,
                     *             "fee": 3960,
                     *             "net": 26040
                     *           },
                     *           "outside": {
                     *             "amount": 30000,
                     *             "count": 3,
                     *             "fee": 3960,
                     *             "net": 26040
                     *           },
                     *           "returned_at": "2026-11-23T05:00:00Z",
                     *           "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "status": "pending",
                     *           "stripe": {
                     *             "account": "acct_1SoukSeller",
                     *             "payout": "po_1SoukPayout"
                     *           },
                     *           "updated_at": "2026-11-23T05:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Payout"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayout: {
        parameters: {
            query?: {
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
                /** @description The payout. */
                payout_id: components["schemas"]["PayoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payout. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": {
                     *         "data": [
                     *           {
                     *             "amount": 10000,
                     *             "balance_transaction": "txn_3SoukLine",
                     *             "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *             "created_at": "2026-11-23T05:00:00Z",
                     *             "fee": 1320,
                     *             "kind": "charge",
                     *             "net": 8680
                     *           }
                     *         ],
                     *         "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *       },
                     *       "payout": {
                     *         "amount": 26040,
                     *         "automatic": true,
                     *         "created_at": "2026-11-23T05:00:00Z",
                     *         "currency": "eur",
                     *         "expected_at": "2026-11-25T00:00:00Z",
                     *         "failure": {
                     *           "code": "account_closed",
                     *           "message": "The bank account has been closed. Give Stripe another one."
                     *         },
                     *         "id": "payout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "instant": false,
                     *         "itemization": "not_applicable",
                     *         "livemode": false,
                     *         "ours": {
                     *           "amount": 30000,
                     *           "count": 3,
                     *           "fee": 3960,
                     *           "net": 26040
                     *         },
                     *         "outside": {
                     *           "amount": 30000,
                     *           "count": 3,
                     *           "fee": 3960,
                     *           "net": 26040
                     *         },
                     *         "returned_at": "2026-11-23T05:00:00Z",
                     *         "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *         "status": "pending",
                     *         "stripe": {
                     *           "account": "acct_1SoukSeller",
                     *           "payout": "po_1SoukPayout"
                     *         },
                     *         "updated_at": "2026-11-23T05:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayoutDetail"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `unknown_parameter` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller as it stands now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_kind": "standalone",
                     *       "account_refusal": null,
                     *       "capabilities": {
                     *         "card_payments": "active",
                     *         "transfers": "active"
                     *       },
                     *       "charges_enabled": false,
                     *       "connected_at": "2026-11-23T05:00:00Z",
                     *       "country": "DE",
                     *       "created_at": "2026-11-23T05:00:00Z",
                     *       "default_currency": "eur",
                     *       "details_submitted": false,
                     *       "disabled_reason": "requirements.past_due",
                     *       "id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "livemode": false,
                     *       "name": "Ann's Bakery",
                     *       "payouts_enabled": false,
                     *       "requirement_details": [],
                     *       "requirements": [],
                     *       "requirements_deadline": "2026-11-23T05:00:00Z",
                     *       "status": "unconnected",
                     *       "stripe_account": "acct_1SoukSeller",
                     *       "updated_at": "2026-11-23T05:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Seller"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stripe_unavailable`, `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query: {
                /**
                 * @description From this time on.
                 * @example 2026-11-01T00:00:00Z
                 */
                from: string;
                /**
                 * @description Until just before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                to: string;
                /** @description Rows at most, 1 to 100. */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before. Opaque.
                 * @example AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currencies": [
                     *         {
                     *           "charges": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "closing": 8680,
                     *           "currency": "eur",
                     *           "disputes": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "disputes_returned": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "fee_refunds": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "opening": 8680,
                     *           "payouts": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "payouts_returned": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "refunds": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           },
                     *           "transfer_reversals": {
                     *             "application_fee": 3000,
                     *             "count": 3,
                     *             "gross": 30000,
                     *             "net": 26040,
                     *             "stripe_fee": 960,
                     *             "unsettled": 0
                     *           }
                     *         }
                     *       ],
                     *       "from": "2026-11-01T00:00:00Z",
                     *       "lines": {
                     *         "data": [
                     *           {
                     *             "application_fee": 1000,
                     *             "at": "2026-11-23T05:00:00Z",
                     *             "charge_id": "charge_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *             "currency": "eur",
                     *             "dispute_id": "dispute_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *             "gross": 10000,
                     *             "id": "charge_01jdv1yd5tfgf9pfsf2mah98j0",
                     *             "kind": "charge",
                     *             "net": 8680,
                     *             "payout_id": "payout_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *             "refund_id": "refund_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *             "settled": true,
                     *             "stripe_fee": 320
                     *           }
                     *         ],
                     *         "next_cursor": "AAZSdQm9wAABmR0c6Zd3b5V1mKp0e2Yx"
                     *       },
                     *       "seller_id": "seller_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *       "to": "2026-12-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `limit_out_of_range`, `missing_field`, `period_invalid`, `time_malformed`, `unknown_parameter` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportStatement: {
        parameters: {
            query: {
                /**
                 * @description From this time on.
                 * @example 2026-11-01T00:00:00Z
                 */
                from: string;
                /**
                 * @description Until just before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                to: string;
            };
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example at,kind,currency
                     *     2026-11-01T00:00:00Z,opening,eur
                     */
                    "text/csv": string;
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `missing_field`, `period_invalid`, `time_malformed`, `unknown_parameter` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSellerSummary: {
        parameters: {
            query: {
                /**
                 * @description From this time on.
                 * @example 2026-11-01T00:00:00Z
                 */
                from: string;
                /**
                 * @description Until just before this time.
                 * @example 2026-12-01T00:00:00Z
                 */
                to: string;
                /**
                 * @description What the period is cut into; `day` when it is left out. With `day` it has at most 366 days, with
                 *     `week` and `month` five times as many.
                 */
                interval?: "day" | "week" | "month";
                /**
                 * @description Only in this currency, which is then there also without a charge.
                 * @example eur
                 */
                currency?: string;
            };
            header?: never;
            path: {
                /** @description The seller. */
                id: components["schemas"]["SellerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currencies": [
                     *         {
                     *           "currency": "eur",
                     *           "intervals": [
                     *             {
                     *               "figures": null,
                     *               "from": "2026-11-01T00:00:00Z",
                     *               "to": "2026-11-02T00:00:00Z"
                     *             }
                     *           ],
                     *           "totals": {
                     *             "application_fees": 12500,
                     *             "count": 12,
                     *             "failed": 1,
                     *             "refunds": 2000,
                     *             "volume": 125000
                     *           }
                     *         }
                     *       ],
                     *       "from": "2026-11-01T00:00:00Z",
                     *       "interval": "day",
                     *       "to": "2026-12-01T00:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description `access_token_expired`, `access_token_invalid`, `session_ended`, `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `currency_unknown`, `missing_field`, `period_invalid`, `time_malformed`, `unknown_parameter`, `unknown_value` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cards, with what was agreed to. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "brand": "visa",
                     *           "consents": [
                     *             {
                     *               "given_at": "2026-11-23T05:00:00Z",
                     *               "id": null,
                     *               "seller_id": null,
                     *               "seller_name": "Ann's Bakery",
                     *               "wording": "Ann's Bakery may keep this card and charge it for later purchases I agree to."
                     *             }
                     *           ],
                     *           "created_at": "2026-11-23T05:00:00Z",
                     *           "exp_month": 12,
                     *           "exp_year": 2031,
                     *           "id": "card_01kaqvkz3ef0tbv6gmg9wzvmkq",
                     *           "last4": "4242"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Wallet"];
                };
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetWalletCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The card. */
                card_id: components["schemas"]["CardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The card is given up. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawWalletConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The consent. */
                consent_id: components["schemas"]["ConsentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consent is taken back. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `origin_not_allowed` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveConnectWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Stripe's signature of the body.
                 * @example t=1795410000,v1=5257a869e7ec
                 */
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description An event, to the byte as Stripe sent it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account": "acct_1SoukSeller",
                 *       "id": "evt_1SoukEvent",
                 *       "object": "event",
                 *       "type": "account.updated"
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Stored, now or before. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": true
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReceived"];
                };
            };
            /** @description `webhook_account_unexpected`, `webhook_event_invalid`, `webhook_signature_invalid` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receivePlatformWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Stripe's signature of the body.
                 * @example t=1795410000,v1=5257a869e7ec
                 */
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description An event, to the byte as Stripe sent it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_1SoukEvent",
                 *       "object": "event",
                 *       "type": "payment_intent.succeeded"
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Stored, now or before. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": true
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReceived"];
                };
            };
            /** @description `webhook_account_unexpected`, `webhook_event_invalid`, `webhook_signature_invalid` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
