CREATE TABLE "drafts" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"based_on_message_id" uuid NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"source" text NOT NULL,
	"original" text NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"edited_by" text,
	"language" text,
	"intent" text,
	"facts" jsonb NOT NULL,
	"claims" jsonb NOT NULL,
	"confirmations" jsonb NOT NULL,
	"proposed_actions" jsonb NOT NULL,
	"needs_person" text,
	"model" text,
	"prompt_version" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "aliases" (
	"address" text PRIMARY KEY NOT NULL,
	"shop_id" bigint NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_tokens" (
	"token" text PRIMARY KEY NOT NULL,
	"used_for" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"reason" text NOT NULL,
	"digest" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"about" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"filename" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"content_id" text,
	"inline" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachments_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"verb" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"thread_id" uuid,
	"order_id" text,
	"message_id" uuid,
	"details" jsonb NOT NULL,
	"trace_id" text,
	CONSTRAINT "events_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_refs" (
	"shop_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"rfc_id" text NOT NULL,
	"message_id" uuid NOT NULL,
	CONSTRAINT "message_refs_shop_id_kind_rfc_id_message_id_pk" PRIMARY KEY("shop_id","kind","rfc_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"mail_id" uuid,
	"from_name" text NOT NULL,
	"from_address" text NOT NULL,
	"reply_to_address" text,
	"to_address" text NOT NULL,
	"people" jsonb NOT NULL,
	"from_shop" boolean NOT NULL,
	"rfc_message_id" text,
	"references" jsonb NOT NULL,
	"text" text NOT NULL,
	"quoted" text DEFAULT '' NOT NULL,
	"has_html" boolean DEFAULT false NOT NULL,
	"auth" text NOT NULL,
	"staff_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "messages_of_mail" UNIQUE("shop_id","mail_id")
);
--> statement-breakpoint
CREATE TABLE "thread_counts" (
	"shop_id" bigint NOT NULL,
	"status" text NOT NULL,
	"assignee_id" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "thread_counts_shop_id_status_assignee_id_pk" PRIMARY KEY("shop_id","status","assignee_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_key" text NOT NULL,
	"customer_address" text NOT NULL,
	"customer_name" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"assignee_id" text,
	"unread" boolean DEFAULT true NOT NULL,
	"draft_state" text DEFAULT 'none' NOT NULL,
	"send_state" text DEFAULT 'none' NOT NULL,
	"match_outcome" text DEFAULT 'none' NOT NULL,
	"order_id" text,
	"match" jsonb,
	"picked_by" text,
	"picked_for" uuid,
	"reply_token" text NOT NULL,
	"snippet" text DEFAULT '' NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"last_inbound_id" uuid,
	"last_message_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "threads_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "threads_by_token" UNIQUE("shop_id","reply_token")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'due' NOT NULL,
	"dedupe_key" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"lease_id" uuid,
	"last_error" text,
	"error_code" text,
	"failing_since" timestamp with time zone,
	"traceparent" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "jobs_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"digest" text NOT NULL,
	"envelope" jsonb NOT NULL,
	"text" text,
	"html" text,
	"raw_key" text,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mails_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "mails_once" UNIQUE("shop_id","digest")
);
--> statement-breakpoint
CREATE TABLE "sends" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"draft_id" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"rfc_message_id" text NOT NULL,
	"provider_id" text,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text NOT NULL,
	"reply_to" text NOT NULL,
	"subject" text NOT NULL,
	"in_reply_to" text,
	"references" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"called_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"error" text,
	"then_close" boolean NOT NULL,
	"approved_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sends_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "sends_once" UNIQUE("shop_id","rfc_message_id"),
	CONSTRAINT "sends_of_draft" UNIQUE("shop_id","draft_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "order_keys" (
	"shop_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"order_id" text NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_keys_shop_id_kind_key_order_id_pk" PRIMARY KEY("shop_id","kind","key","order_id")
);
--> statement-breakpoint
CREATE TABLE "order_name_formats" (
	"shop_id" bigint NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	CONSTRAINT "order_name_formats_shop_id_prefix_suffix_pk" PRIMARY KEY("shop_id","prefix","suffix")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" bigint NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"customer_id" text,
	"customer_name" text,
	"placed_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"financial_status" text,
	"fulfillment_status" text,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_requests" (
	"shop_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" jsonb,
	"storage_key" text,
	"size" integer,
	"requested_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "customer_requests_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_domain" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"shop_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shops_shop_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"domain" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"currency" text DEFAULT 'USD' NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"default_role" text DEFAULT 'agent' NOT NULL,
	"signature" text DEFAULT '' NOT NULL,
	"orders_sync_begun_at" timestamp with time zone,
	"orders_synced_at" timestamp with time zone,
	"installed_at" timestamp with time zone NOT NULL,
	"uninstalled_at" timestamp with time zone,
	CONSTRAINT "shops_domain_unique" UNIQUE("domain")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"shop_id" bigint NOT NULL,
	"id" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"role" text,
	"account_owner" boolean NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_receipts" (
	"shop_id" bigint NOT NULL,
	"webhook_id" text NOT NULL,
	"topic" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_receipts_shop_id_webhook_id_pk" PRIMARY KEY("shop_id","webhook_id")
);
--> statement-breakpoint
CREATE INDEX "drafts_by_thread" ON "drafts" USING btree ("shop_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "aliases_by_shop" ON "aliases" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "provider_tokens_by_age" ON "provider_tokens" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "quarantine_by_age" ON "quarantine" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "attachments_by_mail" ON "attachments" USING btree ("shop_id","mail_id");--> statement-breakpoint
CREATE INDEX "events_by_thread" ON "events" USING btree ("shop_id","thread_id","id");--> statement-breakpoint
CREATE INDEX "events_by_order" ON "events" USING btree ("shop_id","order_id","id");--> statement-breakpoint
CREATE INDEX "message_refs_by_message" ON "message_refs" USING btree ("shop_id","message_id");--> statement-breakpoint
CREATE INDEX "messages_by_thread" ON "messages" USING btree ("shop_id","thread_id","at");--> statement-breakpoint
CREATE INDEX "threads_by_status" ON "threads" USING btree ("shop_id","status","last_message_at","id");--> statement-breakpoint
CREATE INDEX "threads_unassigned" ON "threads" USING btree ("shop_id","last_message_at","id") WHERE status = 'open' and assignee_id is null;--> statement-breakpoint
CREATE INDEX "threads_assigned" ON "threads" USING btree ("shop_id","assignee_id","status","last_message_at","id");--> statement-breakpoint
CREATE INDEX "threads_changed" ON "threads" USING btree ("shop_id","changed_at");--> statement-breakpoint
CREATE INDEX "threads_by_customer" ON "threads" USING btree ("shop_id","customer_address","subject_key","last_message_at");--> statement-breakpoint
CREATE INDEX "threads_by_order" ON "threads" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_one_due" ON "jobs" USING btree ("shop_id","dedupe_key") WHERE status = 'due' and dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "jobs_unfinished" ON "jobs" USING btree ("run_at") WHERE status in ('due', 'running');--> statement-breakpoint
CREATE INDEX "jobs_done" ON "jobs" USING btree ("finished_at") WHERE status = 'done';--> statement-breakpoint
CREATE INDEX "jobs_by_status" ON "jobs" USING btree ("shop_id","status","id");--> statement-breakpoint
CREATE INDEX "sends_by_thread" ON "sends" USING btree ("shop_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "sends_queued" ON "sends" USING btree ("shop_id","approved_by") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "order_keys_by_order" ON "order_keys" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "order_keys_recent" ON "order_keys" USING btree ("shop_id","kind","key","placed_at");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("shop_id","customer_id","placed_at");--> statement-breakpoint
CREATE INDEX "orders_by_email" ON "orders" USING btree ("shop_id","email","placed_at");