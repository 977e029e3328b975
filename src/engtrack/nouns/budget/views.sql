-- The engagement that a budget is shown of.
CREATE TEMP VIEW budget_engagement AS
SELECT e.key, e.currency, e.id AS engagement_id
  FROM scope JOIN engagement e ON e.id = scope.engagement_id;

-- What an hour of each of the vendor's people costs by now: their own rate, else the highest of
-- their roles.
CREATE TEMP VIEW budget_rate AS
SELECT a.engagement_id, a.person_id,
       coalesce((SELECT r.cents FROM clock, rate r
                  WHERE r.engagement_id = a.engagement_id AND r.person_id = a.person_id
                    AND r.from_on <= clock.today ORDER BY r.from_on DESC LIMIT 1),
                max(o.cents)) AS rate_cents
  FROM scope JOIN assignment a ON a.engagement_id = scope.engagement_id
  LEFT JOIN (SELECT r.engagement_id, r.role, r.cents
               FROM clock, scope JOIN rate r ON r.engagement_id = scope.engagement_id
              WHERE r.role IS NOT NULL
                AND r.from_on = (SELECT max(q.from_on) FROM rate q
                                  WHERE q.engagement_id = r.engagement_id AND q.role = r.role
                                    AND q.from_on <= clock.today)) AS o
    ON o.engagement_id = a.engagement_id AND o.role = a.role
 GROUP BY a.engagement_id, a.person_id;

-- Hours of the vendor's people, by what they are on.
CREATE TEMP VIEW budget_spent AS
SELECT t.engagement_id, t.work_id, t.work AS item, t.person, t.worked_on, t.spent_minutes,
       coalesce(t.amount_cents, 0) AS cents
  FROM time_known t WHERE t.side = 'vendor';

-- Tasks as planned: whose they are, at which rate, and what was spent on them.
CREATE TEMP VIEW budget_task AS
SELECT w.key, w.title, w.phase, v.key AS service, w.state, w.effort_minutes, w.duration_days,
       w.progress_percent, w.left_days,
       (SELECT group_concat(n.handle, ', ')
          FROM (SELECT p.handle FROM assignee a JOIN person p ON p.id = a.person_id
                 WHERE a.work_id = w.id AND p.side = 'vendor' ORDER BY p.handle) AS n) AS people,
       coalesce((SELECT max(b.rate_cents) FROM assignee a
                   JOIN budget_rate b ON b.person_id = a.person_id
                    AND b.engagement_id = a.engagement_id
                  WHERE a.work_id = w.id),
                (SELECT r.cents FROM clock, rate r
                  WHERE r.engagement_id = w.engagement_id AND r.role = 'provider'
                    AND r.from_on <= clock.today
                  ORDER BY r.from_on DESC LIMIT 1)) AS rate_cents,
       coalesce((SELECT sum(t.spent_minutes) FROM time_entry t JOIN person p ON p.id = t.person_id
                  WHERE t.work_id = w.id AND p.side = 'vendor'), 0) AS spent_minutes,
       coalesce((SELECT sum(t.spent_minutes) FROM time_entry t JOIN person p ON p.id = t.person_id
                  WHERE t.work_id = w.id AND p.side = 'vendor'
                    AND t.worked_on >= w.left_on), 0) AS spent_since
  FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
  LEFT JOIN service v ON v.id = w.service_id
 WHERE w.is_milestone = 0
   AND (w.state <> 'cancelled' OR EXISTS (SELECT 1 FROM time_entry t WHERE t.work_id = w.id));

CREATE TEMP VIEW budget_service AS
SELECT v.key, v.title, v.effort_minutes, v.price_cents,
       (SELECT r.cents FROM clock, rate r
         WHERE r.engagement_id = v.engagement_id AND r.role = 'provider'
           AND r.from_on <= clock.today ORDER BY r.from_on DESC LIMIT 1) AS rate_cents
  FROM scope JOIN service v ON v.engagement_id = scope.engagement_id
 WHERE v.state = 'agreed'
    OR EXISTS (SELECT 1 FROM work w
                WHERE w.engagement_id = v.engagement_id AND w.service_id = v.id)
    OR EXISTS (SELECT 1 FROM time_entry t
                WHERE t.engagement_id = v.engagement_id AND t.service_id = v.id);

-- What each person spent on each item: time, its money, and the expenses that the client pays.
CREATE TEMP VIEW budget_actual AS
SELECT item, person, sum(minutes) AS minutes, sum(cents) AS cents,
       sum(expenses_cents) AS expenses_cents
  FROM (SELECT s.item, s.person, s.spent_minutes AS minutes, s.cents, 0 AS expenses_cents
          FROM budget_spent s
        UNION ALL
        SELECT coalesce(w.key, v.key), p.handle, 0, 0, x.cost_cents
          FROM scope JOIN expense x ON x.engagement_id = scope.engagement_id
          JOIN person p ON p.id = x.person_id LEFT JOIN work w ON w.id = x.work_id
          LEFT JOIN service v ON v.id = x.service_id
         WHERE x.is_billable = 1) AS spent
 GROUP BY item, person;

-- What the keys of its rows are called.
CREATE TEMP VIEW budget_title AS
SELECT w.key, w.title FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
UNION ALL
SELECT v.key, v.title FROM scope JOIN service v ON v.engagement_id = scope.engagement_id
UNION ALL
SELECT DISTINCT p.handle, p.name
  FROM scope JOIN assignment a ON a.engagement_id = scope.engagement_id
  JOIN person p ON p.id = a.person_id;

-- What was spent by and by, in the order in which it was logged (ids grow with time): of the hour
-- bank and of the budget.
CREATE TEMP VIEW budget_step AS
SELECT engagement_id, id, logged_on, minutes, cents,
       sum(minutes) OVER (PARTITION BY engagement_id ORDER BY id) AS used_minutes,
       sum(cents) OVER (PARTITION BY engagement_id ORDER BY id) AS used_cents
  FROM (SELECT t.engagement_id, t.time_id AS id, t.logged_on, t.billed_minutes AS minutes,
               coalesce(t.amount_cents, 0) AS cents
          FROM time_known t
        UNION ALL
        SELECT x.engagement_id, x.id, x.logged_on, 0, x.cost_cents
          FROM scope JOIN expense x ON x.engagement_id = scope.engagement_id
         WHERE x.is_billable = 1) AS logged;

-- How much is used of both.
CREATE TEMP VIEW budget_used AS
SELECT engagement_id, sum(minutes) AS used_minutes, sum(cents) AS used_cents
  FROM budget_step GROUP BY engagement_id;

-- The budget as agreed, what approved changes made of it, and how much is used.
CREATE TEMP VIEW budget_card AS
SELECT e.key, e.key AS engagement, e.name AS title, e.client,
       e.budget_cents - coalesce(c.cents, 0) AS agreed_cents,
       coalesce(c.cents, 0) AS changes_cents, e.budget_cents,
       coalesce(u.used_cents, 0) AS used_cents,
       e.budget_cents - coalesce(u.used_cents, 0) AS unused_cents,
       e.hour_bank_minutes, coalesce(u.used_minutes, 0) AS used_minutes,
       e.hour_bank_minutes - coalesce(u.used_minutes, 0) AS unused_minutes, e.currency
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN budget_used u ON u.engagement_id = e.id
  LEFT JOIN (SELECT g.engagement_id, sum(l.cents) AS cents
               FROM scope JOIN change g ON g.engagement_id = scope.engagement_id
               JOIN change_line l ON l.change_id = g.id
              WHERE g.state = 'applied' AND l.field = 'budget'
              GROUP BY g.engagement_id) AS c ON c.engagement_id = e.id;

-- The day on which 80 and 100 percent of each were passed, where they are passed still.
CREATE TEMP VIEW budget_passed AS
SELECT e.id AS engagement_id, w.basis, w.percent, min(s.logged_on) AS passed_on,
       min(s.id) AS passed_by
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN (SELECT 'bank' AS basis, 80 AS percent UNION ALL SELECT 'bank', 100
        UNION ALL SELECT 'budget', 80 UNION ALL SELECT 'budget', 100) AS w ON true
  JOIN budget_step s ON s.engagement_id = e.id
  JOIN budget_used u ON u.engagement_id = e.id
 WHERE CASE w.basis WHEN 'bank'
            THEN e.hour_bank_minutes > 0
                 AND 100 * s.used_minutes >= w.percent * e.hour_bank_minutes
                 AND 100 * u.used_minutes >= w.percent * e.hour_bank_minutes
            ELSE e.budget_cents > 0 AND 100 * s.used_cents >= w.percent * e.budget_cents
                 AND 100 * u.used_cents >= w.percent * e.budget_cents END
 GROUP BY e.id, w.basis, w.percent;

-- Budget statements are the account manager's.
CREATE TEMP VIEW budget_evidence AS
SELECT 'account-manager-3' AS duty, s.engagement_id, s.person_id, s.key AS ref,
       s.sent_on AS shown_on, 1 AS is_complete
  FROM message_sent s WHERE s.role = 'account-manager' AND s.kind = 'budget-statement';

-- 80 or 100 percent used, and no statement of the account manager's since it was logged: the higher
-- of the two.
CREATE TEMP VIEW budget_finding AS
SELECT p.basis || '-' || p.percent AS code, CASE p.percent WHEN 100 THEN 3 ELSE 2 END AS severity,
       'account-manager-3' AS duty, p.engagement_id, NULL AS person_id, e.key AS ref,
       NULL AS why_person,
       add_counted(p.engagement_id, later_day(p.passed_on, c.from_on), 1) AS since_on,
       'engtrack message log budget-statement '
       || CASE e.language WHEN 'fr' THEN '"État du budget"' ELSE '"State of the budget"' END
       || ' --to sponsor -e ' || e.key
       || coalesce(' --by ' || (SELECT min(h.person) FROM holder h
                                 WHERE h.engagement_id = p.engagement_id
                                   AND h.role = 'account-manager'), '') AS next
  FROM (SELECT q.*, max(q.percent) OVER (PARTITION BY q.engagement_id, q.basis) AS most
          FROM budget_passed q) AS p
  JOIN engagement e ON e.id = p.engagement_id
  JOIN counted c ON c.engagement_id = p.engagement_id AND c.duty = 'account-manager-3'
 WHERE p.percent = p.most AND p.passed_on >= coalesce(e.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM message_sent b
                    WHERE b.engagement_id = p.engagement_id AND b.role = 'account-manager'
                      AND b.kind = 'budget-statement' AND b.sent_on >= p.passed_on
                      AND b.message_id > p.passed_by);
