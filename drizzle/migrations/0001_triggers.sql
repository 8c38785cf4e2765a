-- The log outlives everything: no line of it is changed or taken away, by whomever.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- thread_counts is a rollup, so that the inbox never counts rows.
CREATE FUNCTION count_threads() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved record;
BEGIN
  -- In one order for everybody, so that two conversations that swap places cannot deadlock.
  FOR moved IN
    SELECT shop_id, status, assignee_id, sum(step)::integer AS delta FROM (
      SELECT OLD.shop_id, OLD.status, coalesce(OLD.assignee_id, '') AS assignee_id, -1 AS step WHERE TG_OP <> 'INSERT'
      UNION ALL
      SELECT NEW.shop_id, NEW.status, coalesce(NEW.assignee_id, ''), 1 WHERE TG_OP <> 'DELETE'
    ) AS change GROUP BY 1, 2, 3 HAVING sum(step) <> 0 ORDER BY 1, 2, 3
  LOOP
    INSERT INTO thread_counts (shop_id, status, assignee_id, count) VALUES (moved.shop_id, moved.status, moved.assignee_id, moved.delta)
    ON CONFLICT (shop_id, status, assignee_id) DO UPDATE SET count = thread_counts.count + excluded.count;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER threads_counted AFTER INSERT OR DELETE OR UPDATE OF status, assignee_id ON threads FOR EACH ROW EXECUTE FUNCTION count_threads();
