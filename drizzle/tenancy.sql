-- What holds for every table, whichever migration made it. Run after each migration; running it again changes nothing.

-- The role the app works as (its login is a member of it), and the owner of the few functions that look across shops.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['aftersale_app', 'aftersale_definer'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', role_name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster made it meanwhile
    END;
  END LOOP;
  IF NOT pg_has_role(current_user, 'aftersale_definer', 'MEMBER') THEN
    EXECUTE format('GRANT aftersale_definer TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO aftersale_app, aftersale_definer;
GRANT CREATE ON SCHEMA public TO aftersale_definer; -- a function's owner needs it while ownership is handed over

-- Every table with a shop_id: row-level security, forced, and one policy.
DO $$
DECLARE
  tenant_table record;
BEGIN
  FOR tenant_table IN
    SELECT c.oid::regclass AS name
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table.name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table.name);
    EXECUTE format('DROP POLICY IF EXISTS tenant ON %s', tenant_table.name);
    EXECUTE format(
      'CREATE POLICY tenant ON %s USING (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)
       WITH CHECK (shop_id = nullif(current_setting(''app.shop_id'', true), '''')::bigint)', tenant_table.name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO aftersale_app', tenant_table.name);
  END LOOP;
END $$;

-- The log is only ever added to.
REVOKE UPDATE, DELETE, TRUNCATE ON events FROM aftersale_app;
-- Shops are made by install_shop alone.
REVOKE INSERT, DELETE ON shops FROM aftersale_app;

-- The tables that are looked at across shops, and nothing else, are open to the functions' owner.
DROP POLICY IF EXISTS across ON shops;
CREATE POLICY across ON shops TO aftersale_definer USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS across ON aliases;
CREATE POLICY across ON aliases TO aftersale_definer USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS across ON jobs;
CREATE POLICY across ON jobs TO aftersale_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON shops TO aftersale_definer;
GRANT SELECT ON aliases TO aftersale_definer;
GRANT SELECT, UPDATE, DELETE ON jobs TO aftersale_definer;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, provider_tokens, quarantine TO aftersale_definer;

-- The shop of a domain, whoever asks; no row when it never installed.
CREATE OR REPLACE FUNCTION shop_by_domain(wanted text) RETURNS SETOF shops
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM shops WHERE domain = wanted;
$$;

-- Makes the shop of a domain, or brings one back that had uninstalled. Facts about it are written by the shop itself.
CREATE OR REPLACE FUNCTION install_shop(wanted text, at timestamptz) RETURNS SETOF shops
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO shops (domain, name, installed_at) VALUES (wanted, split_part(wanted, '.', 1), at)
  ON CONFLICT (domain) DO UPDATE SET
    installed_at = CASE WHEN shops.uninstalled_at IS NULL THEN shops.installed_at ELSE at END,
    uninstalled_at = NULL
  RETURNING *;
$$;

-- Receiving a mail in one round trip: which shop an address belongs to, whether the provider's one-time token is still
-- good for this mail, and the shop set for the rest of the transaction. `token_state`: fresh · same (the same mail again) · spent.
CREATE OR REPLACE FUNCTION open_alias(recipient text, one_time_token text, mail_digest text, at timestamptz)
RETURNS TABLE (shop_id bigint, domain text, name text, currency text, timezone text, signature text, alias_state text, token_state text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  earlier text;
BEGIN
  SELECT s.shop_id, s.domain, s.name, s.currency, s.timezone, s.signature,
         CASE WHEN s.uninstalled_at IS NULL THEN a.state ELSE 'disabled' END
    INTO shop_id, domain, name, currency, timezone, signature, alias_state
    FROM aliases a JOIN shops s ON s.shop_id = a.shop_id
   WHERE a.address = recipient;
  IF NOT FOUND THEN RETURN; END IF;
  token_state := 'fresh';
  IF alias_state = 'active' THEN
    INSERT INTO provider_tokens (token, used_for, used_at) VALUES (one_time_token, mail_digest, at)
    ON CONFLICT (token) DO NOTHING;
    IF NOT FOUND THEN
      SELECT used_for INTO earlier FROM provider_tokens WHERE token = one_time_token;
      token_state := CASE WHEN earlier = mail_digest THEN 'same' ELSE 'spent' END;
    END IF;
    PERFORM set_config('app.shop_id', shop_id::text, true);
  END IF;
  RETURN NEXT;
END $$;

-- Keeps note of a mail that no alias takes.
CREATE OR REPLACE FUNCTION quarantine_mail(mail_id uuid, mail_recipient text, why text, mail_digest text, at timestamptz, facts jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO quarantine (id, recipient, reason, digest, received_at, about) VALUES (mail_id, mail_recipient, why, mail_digest, at, facts);
$$;

-- Jobs of all shops that are due and that the queue does not know of any more: never published, or published and unheard of
-- for `patience`; and runs whose lease has run out. Marks them as published, so that two sweeps at once do not both take them.
CREATE OR REPLACE FUNCTION sweep_jobs(at timestamptz, patience interval, up_to integer) RETURNS TABLE (shop_id bigint, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE jobs SET published_at = at
  FROM (
    SELECT j.shop_id, j.id FROM jobs j JOIN shops s ON s.shop_id = j.shop_id AND (s.uninstalled_at IS NULL OR j.name LIKE 'shop-leaves/%')
    WHERE ((j.status = 'due' AND j.run_at <= at - interval '5 seconds' AND (j.published_at IS NULL OR greatest(j.published_at, j.run_at) <= at - patience))
       OR (j.status = 'running' AND j.run_at <= at AND j.lease_until <= at AND coalesce(j.published_at, j.run_at) <= at - patience))
    ORDER BY j.run_at LIMIT up_to FOR UPDATE OF j SKIP LOCKED
  ) AS taken
  WHERE jobs.shop_id = taken.shop_id AND jobs.id = taken.id
  RETURNING jobs.shop_id, jobs.id;
$$;

-- Forgets what is no longer needed: tokens after two days, quarantine after thirty, finished jobs after fourteen (a thousand
-- at a time; what they did stands in the log).
CREATE OR REPLACE FUNCTION sweep_globals(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM provider_tokens WHERE used_at < at - interval '2 days';
  DELETE FROM quarantine WHERE received_at < at - interval '30 days';
  DELETE FROM jobs WHERE (shop_id, id) IN (
    SELECT shop_id, id FROM jobs WHERE status = 'done' AND finished_at < at - interval '14 days' LIMIT 1000);
$$;

CREATE OR REPLACE FUNCTION load_session(wanted text) RETURNS SETOF sessions
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM sessions WHERE id = wanted;
$$;

CREATE OR REPLACE FUNCTION store_session(session_id text, domain text, secret bytea, expires timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sessions (id, shop_domain, sealed, expires_at) VALUES (session_id, domain, secret, expires)
  ON CONFLICT (id) DO UPDATE SET shop_domain = excluded.shop_domain, sealed = excluded.sealed, expires_at = excluded.expires_at;
$$;

CREATE OR REPLACE FUNCTION delete_sessions(ids text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sessions WHERE id = ANY (ids);
$$;

CREATE OR REPLACE FUNCTION sessions_of_shop(domain text) RETURNS SETOF sessions
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM sessions WHERE shop_domain = domain;
$$;

DO $$
DECLARE
  signature text;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'shop_by_domain(text)', 'install_shop(text, timestamptz)', 'open_alias(text, text, text, timestamptz)',
    'quarantine_mail(uuid, text, text, text, timestamptz, jsonb)', 'sweep_jobs(timestamptz, interval, integer)',
    'sweep_globals(timestamptz)', 'load_session(text)', 'store_session(text, text, bytea, timestamptz)',
    'delete_sessions(text[])', 'sessions_of_shop(text)'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO aftersale_definer', signature);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO aftersale_app', signature);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM aftersale_definer;
