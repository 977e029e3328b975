-- Hours with all that follows from them: what is billed (each entry rounded up by itself, a
-- correction by what it changes), at which rate (the person's, else the highest of the roles they
-- held on that day), and what that makes, to the nearest cent.
CREATE TEMP VIEW time_known AS
SELECT b.*,
       CASE WHEN b.kept_cents IS NOT NULL THEN b.kept_cents
            WHEN b.billed_minutes < 0 THEN -((-b.billed_minutes * b.rate_cents + 30) / 60)
            ELSE (b.billed_minutes * b.rate_cents + 30) / 60 END AS amount_cents
  FROM (SELECT t.id AS time_id, t.engagement_id, t.key, e.key AS engagement, e.currency, t.state,
               t.local_id, coalesce(w.key, v.key) AS work, coalesce(w.title, v.title) AS title,
               t.work_id, coalesce(w.service_id, t.service_id) AS service_id, w.phase,
               t.person_id, p.handle AS person, p.side, t.worked_on, t.spent_minutes,
               CASE WHEN t.is_billable = 0 THEN 0
                    WHEN t.billed_minutes IS NOT NULL THEN t.billed_minutes
                    ELSE (t.base_minutes + t.spent_minutes + coalesce(e.rounding_minutes, 1) - 1)
                         / coalesce(e.rounding_minutes, 1) * coalesce(e.rounding_minutes, 1)
                         - (t.base_minutes + coalesce(e.rounding_minutes, 1) - 1)
                           / coalesce(e.rounding_minutes, 1) * coalesce(e.rounding_minutes, 1)
                    END AS billed_minutes,
               t.is_billable, t.corrects_id, t.note, t.logged_on, t.typed_by, t.submitted_on,
               t.approved_on, t.approved_by_id, t.reason, t.sheet_id, t.invoice_id,
               t.amount_cents AS kept_cents,
               coalesce(t.rate_cents,
                        (SELECT r.cents FROM rate r
                          WHERE r.engagement_id = t.engagement_id AND r.person_id = t.person_id
                            AND r.from_on <= t.worked_on ORDER BY r.from_on DESC LIMIT 1),
                        (SELECT max(r.cents)
                           FROM assignment a
                           JOIN rate r ON r.engagement_id = a.engagement_id AND r.role = a.role
                          WHERE a.engagement_id = t.engagement_id AND a.person_id = t.person_id
                            AND a.from_on <= t.worked_on
                            AND (a.until_on IS NULL OR t.worked_on <= a.until_on)
                            AND r.from_on = (SELECT max(q.from_on) FROM rate q
                                              WHERE q.engagement_id = r.engagement_id
                                                AND q.role = r.role
                                                AND q.from_on <= t.worked_on))) AS rate_cents
          FROM scope JOIN time_entry t ON t.engagement_id = scope.engagement_id
          JOIN engagement e ON e.id = t.engagement_id JOIN person p ON p.id = t.person_id
          LEFT JOIN work w ON w.id = t.work_id LEFT JOIN service v ON v.id = t.service_id) AS b;

CREATE TEMP VIEW time_list AS
SELECT t.key, t.engagement, t.title, t.state, t.work, t.phase, v.key AS service, t.person,
       t.worked_on, t.spent_minutes, t.is_billable, t.billed_minutes, t.rate_cents, t.amount_cents,
       t.currency, t.note, c.key AS corrects, t.logged_on, t.typed_by, t.submitted_on,
       t.approved_on, a.handle AS approved_by, t.reason, s.key AS sheet, i.key AS invoice,
       t.local_id
  FROM time_known t LEFT JOIN service v ON v.id = t.service_id
  LEFT JOIN time_entry c ON c.id = t.corrects_id LEFT JOIN person a ON a.id = t.approved_by_id
  LEFT JOIN sheet s ON s.id = t.sheet_id LEFT JOIN invoice i ON i.id = t.invoice_id;

-- What corrected signed hours later, for their card.
CREATE TEMP VIEW time_correction_part AS
SELECT c.key AS of_key, t.key, t.logged_on, t.spent_minutes, t.note, t.state
  FROM scope JOIN time_entry c ON c.engagement_id = scope.engagement_id
  JOIN time_entry t ON t.corrects_id = c.id;

-- The hours on a task, for its card.
CREATE TEMP VIEW time_work_part AS
SELECT w.key AS of_key, t.key, t.worked_on, p.handle AS person, t.spent_minutes, t.note, t.state
  FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
  JOIN time_entry t ON t.work_id = w.id JOIN person p ON p.id = t.person_id;

-- Work of the vendor's that is under way.
CREATE TEMP VIEW time_under_way AS
SELECT w.engagement_id, w.id AS work_id, w.key, w.actual_start_on
  FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
 WHERE w.state = 'started' AND w.is_milestone = 0
   AND EXISTS (SELECT 1 FROM assignee a LEFT JOIN person p ON p.id = a.person_id
                WHERE a.work_id = w.id
                  AND (p.side = 'vendor'
                       OR a.role IN ('provider', 'account-manager', 'coordinator')));

-- The newest hours of the vendor's people in each engagement.
CREATE TEMP VIEW time_newest AS
SELECT engagement_id, key, worked_on
  FROM (SELECT t.engagement_id, t.key, t.worked_on,
               row_number() OVER (PARTITION BY t.engagement_id
                                  ORDER BY t.worked_on DESC, t.id DESC) AS nth
          FROM scope JOIN time_entry t ON t.engagement_id = scope.engagement_id
          JOIN person p ON p.id = t.person_id
         WHERE p.side = 'vendor') AS ranked
 WHERE nth = 1;

-- The work whose hours are waited for while there are none: what is under way, else what is next.
CREATE TEMP VIEW time_awaited AS
SELECT engagement_id, key
  FROM (SELECT w.engagement_id, w.key,
               row_number() OVER (PARTITION BY w.engagement_id
                                  ORDER BY w.state DESC, w.start_on, key_number(w.key)) AS nth
          FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
         WHERE w.state IN ('open', 'started') AND w.is_milestone = 0
           AND EXISTS (SELECT 1 FROM assignee a LEFT JOIN person p ON p.id = a.person_id
                        WHERE a.work_id = w.id
                          AND (p.side = 'vendor'
                               OR a.role IN ('provider', 'account-manager', 'coordinator')))
       ) AS ranked
 WHERE nth = 1;

-- Hours prove that costs are followed. While no work of the vendor's is under way there are none to
-- report, and those there are stay good; what begins after a pause counts from its beginning.
CREATE TEMP VIEW time_evidence AS
SELECT 'coordinator-4' AS duty, n.engagement_id, NULL AS person_id, n.key AS ref,
       later_day(n.worked_on,
                 coalesce((SELECT min(u.actual_start_on) FROM time_under_way u
                            WHERE u.engagement_id = n.engagement_id), clock.today)) AS shown_on,
       1 AS is_complete
  FROM clock, time_newest n
UNION ALL
SELECT 'coordinator-4', a.engagement_id, NULL, a.key, clock.today, 0
  FROM clock, time_awaited a
 WHERE a.engagement_id NOT IN (SELECT engagement_id FROM time_newest);

-- Work of the vendor's that began and has no hours, and hours that nobody approves: one finding for
-- all that wait, which one command mends. What was to be reported before tracking is not late.
CREATE TEMP VIEW time_finding AS
SELECT 'work-without-hours' AS code, 2 AS severity, 'coordinator-4' AS duty, u.engagement_id,
       NULL AS person_id, u.key AS ref, NULL AS why_person,
       add_counted(u.engagement_id, later_day(u.actual_start_on, c.from_on), 6) AS since_on,
       'engtrack task show ' || u.key AS next
  FROM time_under_way u JOIN engagement e ON e.id = u.engagement_id
  JOIN counted c ON c.engagement_id = u.engagement_id AND c.duty = 'coordinator-4'
 WHERE add_counted(u.engagement_id, u.actual_start_on, 5) >= coalesce(e.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM time_entry t WHERE t.work_id = u.work_id)
UNION ALL
SELECT 'hours-unapproved', 2, 'coordinator-4', w.engagement_id, NULL, w.key, NULL,
       add_counted(w.engagement_id, later_day(w.submitted_on, c.from_on), 6),
       'engtrack time approve -e ' || e.key
  FROM (SELECT t.engagement_id, t.key, t.submitted_on,
               row_number() OVER (PARTITION BY t.engagement_id
                                  ORDER BY t.submitted_on, t.id) AS nth
          FROM scope JOIN time_entry t ON t.engagement_id = scope.engagement_id
         WHERE t.state = 'submitted') AS w
  JOIN engagement e ON e.id = w.engagement_id
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = 'coordinator-4'
 WHERE w.nth = 1
   AND add_counted(w.engagement_id, w.submitted_on, 5) >= coalesce(e.tracked_from_on, '');
