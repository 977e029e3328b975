-- Every version that was installed, the newest of each asset marked: what runs where, since when.
CREATE TEMP VIEW asset_installed AS
SELECT v.engagement_id, v.asset_id, a.key, a.kind, a.use, a.state, v.version, v.installed_on,
       v.by_id,
       CASE WHEN row_number() OVER (PARTITION BY v.asset_id
                                    ORDER BY v.installed_on DESC, v.id DESC) = 1 THEN 1 ELSE 0
            END AS is_newest,
       CASE WHEN row_number() OVER (PARTITION BY v.asset_id ORDER BY v.installed_on, v.id) > 1
            THEN 1 ELSE 0 END AS is_change
  FROM scope JOIN asset_version v ON v.engagement_id = scope.engagement_id
  JOIN asset a ON a.id = v.asset_id;

-- The newest check of each asset that found all of it, or something of it, in order; and of all.
CREATE TEMP VIEW asset_checked AS
SELECT k.asset_id, max(k.checked_on) AS checked_on,
       max(CASE k.result WHEN 'ok' THEN k.checked_on END) AS ok_on
  FROM scope JOIN asset_check k ON k.engagement_id = scope.engagement_id GROUP BY k.asset_id;

-- An asset with how it was found last. It is overdue until it is ready; days on hold make nothing
-- overdue, and what was due before tracking is never late.
CREATE TEMP VIEW asset_list AS
SELECT a.key, e.key AS engagement, a.title, a.state, a.kind, a.use,
       coalesce(p.handle, 'role:' || a.owner_role) AS owner, a.due_on, v.version, v.installed_on,
       k.checked_on,
       (SELECT i.key FROM asset_check x JOIN issue i ON i.id = x.issue_id
         WHERE x.asset_id = a.id AND i.state IN ('open', 'waiting')
         ORDER BY i.id DESC LIMIT 1) AS issue,
       CASE WHEN a.state IN ('planned', 'failing') AND a.ready_on IS NULL
             AND a.due_on < clock.today AND a.due_on >= coalesce(e.tracked_from_on, '')
             AND (e.state <> 'on-hold' OR days_counted(e.id, a.due_on, clock.today) > 0)
            THEN 1 ELSE 0 END AS is_overdue,
       a.ready_on, a.retired_on, a.created_on, a.note, a.local_id
  FROM clock, scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = a.engagement_id LEFT JOIN person p ON p.id = a.owner_id
  LEFT JOIN asset_installed v ON v.asset_id = a.id AND v.is_newest = 1
  LEFT JOIN asset_checked k ON k.asset_id = a.id;

-- The parts of its card.
CREATE TEMP VIEW asset_item_part AS
SELECT a.key AS of_key, i.title, i.result, i.checked_on, i.id AS place
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN asset_item i ON i.asset_id = a.id;

CREATE TEMP VIEW asset_check_part AS
SELECT a.key AS of_key, k.checked_on, k.result, k.item, p.handle AS by, k.typed_by, k.note,
       i.key AS issue, k.id AS place
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN asset_check k ON k.asset_id = a.id JOIN person p ON p.id = k.by_id
  LEFT JOIN issue i ON i.id = k.issue_id;

CREATE TEMP VIEW asset_version_part AS
SELECT a.key AS of_key, v.version, v.installed_on, p.handle AS by, v.typed_by, v.id AS place
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN asset_version v ON v.asset_id = a.id JOIN person p ON p.id = v.by_id;

-- The support person who looks after each asset: what names none of them concerns all.
CREATE TEMP VIEW asset_keeper AS
SELECT a.id AS asset_id, h.person_id
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN ever_held h ON h.engagement_id = a.engagement_id AND h.role = 'support'
   AND h.person_id = a.owner_id;

-- What an installation needs at which moment, and the duty it belongs to: how it is typed in the
-- engagement's language where there is none.
CREATE TEMP VIEW asset_needed AS
WITH n (duty, kind, use, moment, lead, code) AS (VALUES
  ('support-2', 'environment', 'test', 'install', 0, 'test-environment-missing'),
  ('support-2', 'environment', 'production', 'go-live', 0, 'production-environment-missing'),
  ('support-6', 'dataset', 'train', 'train', -3, 'training-data-missing'),
  ('support-6', 'dataset', 'test', 'test', -3, 'test-data-missing')),
t (kind, use, language, typed) AS (VALUES
  ('environment', 'test', 'en', 'environment "Test server" --use test'),
  ('environment', 'test', 'fr', 'environment "Serveur d''essais" --use test'),
  ('environment', 'production', 'en', 'environment "Production server" --use production'),
  ('environment', 'production', 'fr', 'environment "Serveur de production" --use production'),
  ('dataset', 'train', 'en', 'dataset "Training data" --use train'),
  ('dataset', 'train', 'fr', 'dataset "Données de formation" --use train'),
  ('dataset', 'test', 'en', 'dataset "Test data" --use test'),
  ('dataset', 'test', 'fr', 'dataset "Données d''essais" --use test'))
SELECT n.duty, n.kind, n.use, n.code, e.id AS engagement_id, e.key AS engagement,
       m.falls_on, add_workdays(e.id, m.falls_on, n.lead) AS needed_on, t.typed
  FROM scope JOIN engagement e ON e.id = scope.engagement_id CROSS JOIN n
  JOIN moment m ON m.engagement_id = e.id AND m.moment = n.moment
   AND m.falls_on >= coalesce(e.tracked_from_on, '')
  JOIN t ON t.kind = n.kind AND t.use = n.use AND t.language = e.language;

CREATE TEMP VIEW asset_evidence AS
-- Both environments are set up once each of the two was found in order; one of them is a beginning.
SELECT 'support-2' AS duty, a.engagement_id, NULL AS person_id, a.key AS ref,
       coalesce(a.ready_on, a.created_on) AS shown_on,
       CASE WHEN a.ready_on IS NOT NULL
             AND EXISTS (SELECT 1 FROM asset o
                          WHERE o.engagement_id = a.engagement_id AND o.kind = 'environment'
                            AND o.use <> a.use AND o.ready_on <= a.ready_on)
            THEN 1 ELSE 0 END AS is_complete
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
 WHERE a.kind = 'environment' AND (a.state <> 'retired' OR a.ready_on IS NOT NULL)
UNION ALL
-- Printers and security options are as fresh as the one that was looked at longest ago.
SELECT q.duty, q.engagement_id, NULL, q.key, q.ok_on, 1
  FROM (SELECT CASE a.kind WHEN 'printer' THEN 'support-4' ELSE 'support-5' END AS duty,
               a.engagement_id, a.key, k.ok_on,
               row_number() OVER (PARTITION BY a.engagement_id, a.kind
                                  ORDER BY k.ok_on, key_number(a.key)) AS nth
          FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
          JOIN asset_checked k ON k.asset_id = a.id
         WHERE a.kind IN ('printer', 'security') AND a.state <> 'retired'
           AND k.ok_on IS NOT NULL) AS q
 WHERE q.nth = 1
UNION ALL
-- A database or a data set that is ready is in order; one that is planned is to come.
SELECT 'support-6', a.engagement_id, o.person_id, a.key,
       coalesce(k.ok_on, a.ready_on, a.created_on), CASE a.state WHEN 'ready' THEN 1 ELSE 0 END
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  LEFT JOIN asset_checked k ON k.asset_id = a.id
  LEFT JOIN asset_keeper o ON o.asset_id = a.id
 WHERE a.kind IN ('database', 'dataset') AND a.state <> 'retired';

CREATE TEMP VIEW asset_finding AS
-- What was needed by now and was never found in order: one that is planned, or none at all.
SELECT CASE WHEN a.key IS NULL THEN n.code ELSE 'asset-not-ready' END AS code, 2 AS severity,
       n.duty, n.engagement_id, o.person_id, coalesce(a.key, n.engagement) AS ref,
       NULL AS why_person,
       later_day(n.needed_on, add_counted(n.engagement_id, c.from_on, 1)) AS since_on,
       CASE WHEN a.key IS NULL THEN 'engtrack asset add ' || n.typed || ' -e ' || n.engagement
            ELSE 'engtrack asset check ' || a.key || ' ok' END AS next
  FROM asset_needed n
  JOIN counted c ON c.engagement_id = n.engagement_id AND c.duty = n.duty
  LEFT JOIN asset a ON a.engagement_id = n.engagement_id AND a.kind = n.kind AND a.use = n.use
   AND a.state = 'planned'
  LEFT JOIN asset_keeper o ON o.asset_id = a.id
 WHERE NOT EXISTS (SELECT 1 FROM asset r
                    WHERE r.engagement_id = n.engagement_id AND r.kind = n.kind AND r.use = n.use
                      AND (r.ready_on IS NOT NULL OR r.state = 'failing'))
UNION ALL
-- What fails, from the day after it was found so; an environment, once its moment has come.
SELECT 'asset-failing', 2, d.duty, a.engagement_id, o.person_id, a.key, NULL,
       later_day(add_counted(a.engagement_id, later_day(a.failing_on, c.from_on), 1), n.needed_on),
       'engtrack asset show ' || a.key
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN (SELECT 'environment' AS kind, 'support-2' AS duty
        UNION ALL SELECT 'printer', 'support-4' UNION ALL SELECT 'security', 'support-5'
        UNION ALL SELECT 'database', 'support-6' UNION ALL SELECT 'dataset', 'support-6') AS d
    ON d.kind = a.kind
  JOIN counted c ON c.engagement_id = a.engagement_id AND c.duty = d.duty
  LEFT JOIN asset_keeper o ON o.asset_id = a.id
  LEFT JOIN asset_needed n ON n.engagement_id = a.engagement_id AND n.kind = a.kind
   AND n.use = a.use AND n.kind = 'environment'
 WHERE a.state = 'failing' AND (a.kind <> 'environment' OR n.needed_on IS NOT NULL)
UNION ALL
-- No printer was found in order by the go-live.
SELECT 'printer-unchecked', 2, 'support-4', e.id, NULL, coalesce(min(a.key), e.key), NULL,
       later_day(m.falls_on, add_counted(e.id, c.from_on, 1)),
       CASE WHEN min(a.key) IS NULL
            THEN 'engtrack asset add printer ' ||
                 CASE e.language WHEN 'fr' THEN 'Imprimante' ELSE 'Printer' END || ' -e ' || e.key
            ELSE 'engtrack asset check ' || min(a.key) || ' ok' END
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN moment m ON m.engagement_id = e.id AND m.moment = 'go-live'
   AND m.falls_on >= coalesce(e.tracked_from_on, '')
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'support-4'
  LEFT JOIN asset a ON a.engagement_id = e.id AND a.kind = 'printer' AND a.state = 'planned'
 WHERE NOT EXISTS (SELECT 1 FROM asset p JOIN asset_checked k ON k.asset_id = p.id
                    WHERE p.engagement_id = e.id AND p.kind = 'printer'
                      AND p.state <> 'retired')
 GROUP BY e.id, e.key, e.language, m.falls_on, c.from_on
UNION ALL
-- A security option that nobody has verified five working days after its day, or after it was
-- added where it has none.
SELECT 'security-unverified', 2, 'support-5', a.engagement_id, o.person_id, a.key, NULL,
       add_counted(a.engagement_id, later_day(coalesce(a.due_on, a.created_on), c.from_on), 6),
       'engtrack asset check ' || a.key || ' ok'
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = a.engagement_id
  JOIN counted c ON c.engagement_id = a.engagement_id AND c.duty = 'support-5'
  LEFT JOIN asset_keeper o ON o.asset_id = a.id
 WHERE a.kind = 'security' AND a.state = 'planned'
   AND coalesce(a.due_on, a.created_on) >= coalesce(e.tracked_from_on, '');
