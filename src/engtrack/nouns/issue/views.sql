-- When each unsettled entry is due: the day it was given, later by the working days that it
-- waited and that the engagement was on hold since that day was given. A wait stops the clock.
CREATE TEMP VIEW issue_due AS
SELECT d.issue_id, d.engagement_id, d.due_on, d.due_set_on,
       CASE WHEN d.due_on <= d.due_set_on THEN add_counted(d.engagement_id, d.due_on, d.waited)
            ELSE add_counted(d.engagement_id, d.due_set_on,
                             workdays_between(d.engagement_id, d.due_set_on, d.due_on)
                             + d.waited) END AS due_by
  FROM (SELECT i.id AS issue_id, i.engagement_id, i.due_on, i.due_set_on,
               coalesce((SELECT sum(days_counted(i.engagement_id,
                                                 later_day(w.from_on, i.due_set_on),
                                                 coalesce(w.until_on, clock.today)))
                           FROM issue_wait w
                          WHERE w.issue_id = i.id
                            AND coalesce(w.until_on, clock.today) > i.due_set_on),
                        0) AS waited
          FROM clock, scope JOIN issue i ON i.engagement_id = scope.engagement_id
         WHERE i.state IN ('open', 'waiting') AND i.due_on IS NOT NULL) AS d;

-- Entries past due: what waits is not, nor what was due before the engagement was tracked.
CREATE TEMP TABLE issue_overdue AS
SELECT d.issue_id, d.engagement_id, d.due_by
  FROM clock, issue_due d JOIN issue i ON i.id = d.issue_id
  JOIN engagement e ON e.id = d.engagement_id
 WHERE i.state = 'open' AND d.due_by < clock.today
   AND (e.tracked_from_on IS NULL OR d.due_on >= e.tracked_from_on);

-- The escalation that came last.
CREATE TEMP VIEW issue_escalated AS
SELECT issue_id, to_role, to_id, escalated_on
  FROM (SELECT x.issue_id, x.to_role, x.to_id, x.escalated_on,
               row_number() OVER (PARTITION BY x.issue_id
                                  ORDER BY x.escalated_on DESC, x.id DESC) AS nth
          FROM scope JOIN escalation x ON x.engagement_id = scope.engagement_id) AS ranked
 WHERE nth = 1;

-- An entry with all that happened to it: what it waits for, whom it went to, who settled it.
CREATE TEMP VIEW issue_list AS
SELECT i.key, e.key AS engagement, i.title, i.state, i.kind, i.area, i.severity,
       coalesce(o.handle, 'role:' || i.owner_role) AS owner, i.due_on,
       CASE WHEN v.issue_id IS NULL THEN 0 ELSE 1 END AS is_overdue, w.side AS waiting_on,
       wp.handle AS waiting_person, w.from_on AS waiting_since_on, i.likelihood, i.impact,
       i.likelihood * i.impact AS exposure, i.response, i.occurred_on, p.key AS process,
       coalesce(xp.handle, x.to_role) AS escalated_to, x.escalated_on, a.handle AS acknowledged_by,
       i.acknowledged_on, i.resolution, rb.handle AS resolved_by,
       CASE WHEN rb.handle <> i.resolved_typed_by THEN i.resolved_typed_by END AS resolved_typed_by,
       i.resolved_via, i.resolved_on, i.closed_on, r.handle AS raised_by, i.raised_on, i.typed_by,
       i.note, i.local_id
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = i.engagement_id JOIN person r ON r.id = i.raised_by_id
  LEFT JOIN person o ON o.id = i.owner_id
  LEFT JOIN issue_overdue v ON v.issue_id = i.id
  LEFT JOIN issue_wait w ON w.issue_id = i.id AND w.until_on IS NULL
  LEFT JOIN person wp ON wp.id = w.person_id
  LEFT JOIN process p ON p.id = i.process_id
  LEFT JOIN issue_escalated x ON x.issue_id = i.id
  LEFT JOIN person xp ON xp.id = x.to_id
  LEFT JOIN person a ON a.id = i.acknowledged_by_id
  LEFT JOIN person rb ON rb.id = i.resolved_by_id;

-- The parts of its card, each in the order in which it was said or done.
CREATE TEMP VIEW issue_comment_part AS
SELECT i.key AS of_key, c.said_on, p.handle AS by, c.typed_by, c.text, c.cites,
       row_number() OVER (PARTITION BY i.id ORDER BY c.said_on, c.id) AS place
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN issue_comment c ON c.issue_id = i.id JOIN person p ON p.id = c.by_id;

CREATE TEMP VIEW issue_wait_part AS
SELECT i.key AS of_key, w.side, p.handle AS person,
       (SELECT t.key FROM party t WHERE t.id = w.party_id) AS party, w.from_on, w.due_on,
       w.until_on,
       days_counted(i.engagement_id, w.from_on, coalesce(w.until_on, clock.today)) AS waiting_days,
       k.key AS holds_up, w.reason
  FROM clock, scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN issue_wait w ON w.issue_id = i.id
  LEFT JOIN person p ON p.id = w.person_id LEFT JOIN work k ON k.id = w.work_id;

-- Checks that failed and test runs that did.
CREATE TEMP VIEW issue_origin_part AS
SELECT i.key AS of_key, k.checked_on AS found_on, a.key, a.title
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN asset_check k ON k.issue_id = i.id JOIN asset a ON a.id = k.asset_id
UNION
SELECT i.key, r.run_on, t.key, t.title
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN test_run r ON r.issue_id = i.id JOIN test t ON t.id = r.test_id;

CREATE TEMP VIEW issue_escalation_part AS
SELECT i.key AS of_key, x.escalated_on, x.to_role, t.handle AS person, p.handle AS by, x.typed_by,
       x.reason, row_number() OVER (PARTITION BY i.id ORDER BY x.escalated_on, x.id) AS place
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN escalation x ON x.issue_id = i.id JOIN person p ON p.id = x.by_id
  LEFT JOIN person t ON t.id = x.to_id;

-- Who holds or held which role, once each: what a person did counts for them under a role they
-- held.
CREATE TEMP VIEW ever_held AS
SELECT DISTINCT a.engagement_id, a.role, a.person_id
  FROM scope JOIN assignment a ON a.engagement_id = scope.engagement_id;

-- Which duty an entry is a matter of: by its area, or, of a question, by whom it was asked of. A
-- question falls under its area's duty only where that role was asked.
CREATE TEMP TABLE issue_matter AS
WITH by_area (duty, role, area) AS (VALUES
  ('sponsor-9', 'sponsor', 'resource'), ('sponsor-9', 'sponsor', 'schedule'),
  ('sponsor-9', 'sponsor', 'scope'), ('sponsor-9', 'sponsor', 'budget'),
  ('lead-7', 'lead', 'application'), ('lead-7', 'lead', 'data'),
  ('support-1', 'support', 'hardware')),
asked (duty, role) AS (VALUES
  ('lead-4', 'lead'), ('account-manager-6', 'account-manager'), ('sponsor-2', 'sponsor'))
SELECT d.duty, d.role, i.id AS issue_id, i.engagement_id, i.key, i.kind, i.severity, i.state,
       i.raised_on, i.resolved_on, h.person_id AS owner_id, r.person_id AS resolver_id
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id JOIN by_area d ON d.area = i.area
  LEFT JOIN ever_held h ON h.engagement_id = i.engagement_id AND h.role = d.role
   AND h.person_id = i.owner_id
  LEFT JOIN ever_held r ON r.engagement_id = i.engagement_id AND r.role = d.role
   AND r.person_id = i.resolved_by_id
 WHERE i.kind <> 'question' OR i.owner_role = d.role OR h.person_id IS NOT NULL
UNION ALL
SELECT d.duty, d.role, i.id, i.engagement_id, i.key, i.kind, i.severity, i.state, i.raised_on,
       i.resolved_on, h.person_id, r.person_id
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id CROSS JOIN asked d
  LEFT JOIN ever_held h ON h.engagement_id = i.engagement_id AND h.role = d.role
   AND h.person_id = i.owner_id
  LEFT JOIN ever_held r ON r.engagement_id = i.engagement_id AND r.role = d.role
   AND r.person_id = i.resolved_by_id
 WHERE i.kind = 'question' AND (i.owner_role = d.role OR h.person_id IS NOT NULL);

-- What makes the service clear: questions about these areas.
CREATE TEMP VIEW issue_service_question AS
SELECT i.id AS issue_id, i.engagement_id, i.key, i.severity, i.state, i.raised_on, i.resolved_on,
       i.raised_by_id, h.person_id AS asker_id
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  LEFT JOIN ever_held h ON h.engagement_id = i.engagement_id AND h.role = 'provider'
   AND h.person_id = i.raised_by_id
 WHERE i.kind = 'question'
   AND i.area IN ('capability', 'library', 'report', 'machine-link', 'workflow');

-- Whatever is serious, and every deviation: what the coordinator passes on to the account manager
-- or the sales lead.
CREATE TEMP VIEW issue_unreported AS
SELECT i.id AS issue_id, i.engagement_id, i.key,
       CASE i.kind WHEN 'deviation' THEN i.raised_on
                   ELSE coalesce(i.serious_on, i.raised_on) END AS fact_on
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
 WHERE i.state IN ('open', 'waiting')
   AND (i.kind = 'deviation' OR i.severity = 'serious')
   AND NOT EXISTS (SELECT 1 FROM escalation x
                    WHERE x.issue_id = i.id AND x.to_role IN ('account-manager', 'sales-lead'));

-- What was handed up to the account manager is a request: answered once it is settled, or once
-- an account manager has said something. It is due with the entry, five working days after it
-- was handed up at the earliest.
CREATE TEMP VIEW issue_request AS
SELECT i.id AS issue_id, i.engagement_id, i.key, i.state, h.person_id, x.escalated_on,
       p.handle AS by, i.severity,
       coalesce(i.resolved_on, i.closed_on,
                (SELECT min(c.said_on) FROM issue_comment c
                   JOIN ever_held a ON a.engagement_id = i.engagement_id
                    AND a.role = 'account-manager' AND a.person_id = c.by_id
                  WHERE c.issue_id = i.id AND c.said_on >= x.escalated_on)) AS answered_on
  FROM scope JOIN escalation x ON x.engagement_id = scope.engagement_id
  JOIN issue i ON i.id = x.issue_id JOIN person p ON p.id = x.by_id
  LEFT JOIN ever_held h ON h.engagement_id = x.engagement_id AND h.role = 'account-manager'
   AND h.person_id = x.to_id
 WHERE x.to_role = 'account-manager';

-- Entries past due that are a matter of no duty asked by now: an entry falls to the duty of whoever
-- owns its area or, where that is not asked, to the next rung; a question to whom it was asked of.
CREATE TEMP VIEW issue_unclaimed AS
WITH by_area (area, role, duty, otherwise) AS (VALUES
  ('resource', 'sponsor', 'sponsor-9', 'sponsor-2'),
  ('schedule', 'sponsor', 'sponsor-9', 'sponsor-2'),
  ('scope', 'sponsor', 'sponsor-9', 'sponsor-2'),
  ('budget', 'sponsor', 'sponsor-9', 'sponsor-2'),
  ('application', 'lead', 'lead-7', 'sponsor-2'),
  ('data', 'lead', 'lead-7', 'sponsor-2'),
  ('hardware', 'support', 'support-1', 'sponsor-2'),
  ('environment', 'support', 'support-1', 'sponsor-2'),
  ('security', 'support', 'support-1', 'sponsor-2'),
  ('printer', 'support', 'support-1', 'sponsor-2'),
  ('database', 'support', 'support-1', 'sponsor-2'),
  ('backup', 'support', 'support-1', 'sponsor-2'),
  ('third-party', 'support', 'support-1', 'sponsor-2'),
  ('capability', 'provider', 'provider-3', 'coordinator-1'),
  ('library', 'provider', 'provider-3', 'coordinator-1'),
  ('report', 'provider', 'provider-3', 'coordinator-1'),
  ('machine-link', 'provider', 'provider-3', 'coordinator-1'),
  ('workflow', 'provider', 'provider-3', 'coordinator-1'),
  ('allocation', 'coordinator', 'coordinator-1', 'coordinator-1'),
  ('methodology', 'coordinator', 'coordinator-1', 'coordinator-1'),
  ('billing', 'account-manager', 'account-manager-6', 'sponsor-2'),
  ('relationship', 'account-manager', 'account-manager-6', 'sponsor-2'))
SELECT v.issue_id, v.engagement_id, v.due_by, coalesce(d.duty, n.otherwise) AS duty,
       CASE WHEN d.duty IS NOT NULL THEN h.person_id END AS owner_id
  FROM issue_overdue v
  JOIN (SELECT i.id AS issue_id, i.owner_id,
               CASE WHEN i.kind <> 'question' THEN a.role ELSE 'support' END AS role,
               CASE WHEN i.kind <> 'question' THEN a.duty
                    WHEN i.owner_role = 'support' OR s.person_id IS NOT NULL THEN 'support-1'
                    END AS duty,
               CASE WHEN i.kind <> 'question' THEN a.otherwise
                    WHEN i.owner_role IN ('provider', 'coordinator', 'sales-lead', 'supplier')
                         OR p.side <> 'client' THEN 'coordinator-1'
                    ELSE 'sponsor-2' END AS otherwise
          FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
          JOIN by_area a ON a.area = i.area
          LEFT JOIN person p ON p.id = i.owner_id
          LEFT JOIN ever_held s ON s.engagement_id = i.engagement_id AND s.role = 'support'
           AND s.person_id = i.owner_id) AS n ON n.issue_id = v.issue_id
  LEFT JOIN duty_asked d ON d.engagement_id = v.engagement_id AND d.duty = n.duty
  LEFT JOIN ever_held h ON h.engagement_id = v.engagement_id AND h.role = n.role
   AND h.person_id = n.owner_id
 WHERE v.issue_id NOT IN (SELECT m.issue_id
                            FROM issue_matter m
                            JOIN duty_asked q ON q.engagement_id = m.engagement_id
                             AND q.duty = m.duty);

-- What was settled is done; what is open is an occasion, so the duty waits and is not missing.
CREATE TEMP VIEW issue_evidence AS
SELECT m.duty, m.engagement_id, coalesce(m.resolver_id, m.owner_id) AS person_id, m.key AS ref,
       coalesce(m.resolved_on, m.raised_on) AS shown_on,
       CASE WHEN m.resolved_on IS NULL THEN 0 ELSE 1 END AS is_complete
  FROM issue_matter m
 WHERE m.duty <> 'sponsor-2' AND (m.resolved_on IS NOT NULL OR m.state IN ('open', 'waiting'))
UNION ALL
SELECT 'provider-3', q.engagement_id, q.asker_id, q.key, coalesce(q.resolved_on, q.raised_on),
       CASE WHEN q.resolved_on IS NULL THEN 0 ELSE 1 END
  FROM issue_service_question q
 WHERE q.resolved_on IS NOT NULL OR q.state IN ('open', 'waiting')
UNION ALL
SELECT 'account-manager-6', r.engagement_id, r.person_id, r.key,
       coalesce(r.answered_on, r.escalated_on), CASE WHEN r.answered_on IS NULL THEN 0 ELSE 1 END
  FROM issue_request r
UNION ALL
SELECT 'coordinator-6', x.engagement_id, x.by_id, i.key, x.escalated_on, 1
  FROM scope JOIN escalation x ON x.engagement_id = scope.engagement_id
  JOIN issue i ON i.id = x.issue_id
  JOIN ever_held h ON h.engagement_id = x.engagement_id AND h.role = 'coordinator'
   AND h.person_id = x.by_id
 WHERE x.to_role IN ('account-manager', 'sales-lead')
UNION ALL
SELECT 'coordinator-6', u.engagement_id, NULL, u.key, u.fact_on, 0
  FROM issue_unreported u;

-- Entries past due under each duty that they are a matter of.
CREATE TEMP VIEW issue_finding AS
SELECT CASE m.kind WHEN 'question' THEN 'question-overdue' ELSE 'issue-overdue' END AS code,
       CASE m.severity WHEN 'serious' THEN 3 ELSE 2 END AS severity, m.duty, m.engagement_id,
       m.owner_id AS person_id, m.key AS ref, NULL AS why_person,
       add_counted(m.engagement_id, later_day(v.due_by, c.from_on), 1) AS since_on,
       'engtrack issue show ' || m.key AS next
  FROM issue_matter m JOIN issue_overdue v ON v.issue_id = m.issue_id
  JOIN counted c ON c.engagement_id = m.engagement_id AND c.duty = m.duty
UNION ALL
SELECT CASE i.kind WHEN 'question' THEN 'question-overdue' ELSE 'issue-overdue' END,
       CASE i.severity WHEN 'serious' THEN 3 ELSE 2 END, u.duty, u.engagement_id, u.owner_id, i.key,
       NULL, add_counted(u.engagement_id, later_day(u.due_by, c.from_on), 1),
       'engtrack issue show ' || i.key
  FROM issue_unclaimed u JOIN issue i ON i.id = u.issue_id
  JOIN counted c ON c.engagement_id = u.engagement_id AND c.duty = u.duty
UNION ALL
-- A question past its due day wants chasing: a word of its asker after that day.
SELECT 'question-unchased', 2, 'provider-3', q.engagement_id, q.asker_id, q.key, NULL,
       add_counted(q.engagement_id, later_day(v.due_by, c.from_on), 1),
       'engtrack issue show ' || q.key
  FROM issue_service_question q JOIN issue_overdue v ON v.issue_id = q.issue_id
  JOIN counted c ON c.engagement_id = q.engagement_id AND c.duty = 'provider-3'
 WHERE NOT EXISTS (SELECT 1 FROM issue_comment k
                    WHERE k.issue_id = q.issue_id AND k.by_id = q.raised_by_id
                      AND k.said_on > v.due_by)
UNION ALL
-- Handed up to the sponsor and unsettled for three working days, those that it waited apart; the
-- first time counts.
SELECT 'escalation-unsettled', 3, 'sponsor-9', x.engagement_id, h.person_id, i.key, p.handle,
       add_counted(x.engagement_id, later_day(x.escalated_on, c.from_on),
                   4 + coalesce((SELECT sum(days_counted(w.engagement_id,
                                                         later_day(w.from_on, x.escalated_on),
                                                         w.until_on))
                                   FROM issue_wait w
                                  WHERE w.issue_id = i.id AND w.until_on > x.escalated_on),
                                0)),
       'engtrack issue show ' || i.key
  FROM clock, scope JOIN escalation x ON x.engagement_id = scope.engagement_id
  JOIN issue i ON i.id = x.issue_id JOIN person p ON p.id = x.by_id
  JOIN counted c ON c.engagement_id = x.engagement_id AND c.duty = 'sponsor-9'
  LEFT JOIN ever_held h ON h.engagement_id = x.engagement_id AND h.role = 'sponsor'
   AND h.person_id = x.to_id
 WHERE x.to_role = 'sponsor' AND i.state = 'open'
   AND NOT EXISTS (SELECT 1 FROM escalation y
                    WHERE y.issue_id = x.issue_id AND y.to_role = 'sponsor'
                      AND (y.escalated_on < x.escalated_on
                           OR y.escalated_on = x.escalated_on AND y.id < x.id))
UNION ALL
SELECT 'request-unanswered', 2, 'account-manager-6', r.engagement_id, r.person_id, r.key, r.by,
       add_counted(r.engagement_id,
                   later_day(later_day(v.due_by, add_counted(r.engagement_id, r.escalated_on, 5)),
                             c.from_on),
                   1),
       'engtrack issue show ' || r.key
  FROM issue_request r JOIN issue_overdue v ON v.issue_id = r.issue_id
  JOIN counted c ON c.engagement_id = r.engagement_id AND c.duty = 'account-manager-6'
 WHERE r.answered_on IS NULL
UNION ALL
-- What was to be reported before tracking waits, and is not late.
SELECT 'issue-unreported', 3, 'coordinator-6', u.engagement_id, NULL, u.key, NULL,
       add_counted(u.engagement_id, later_day(u.fact_on, c.from_on), 3),
       'engtrack issue escalate ' || u.key || ' --to account-manager'
  FROM issue_unreported u JOIN engagement e ON e.id = u.engagement_id
  JOIN counted c ON c.engagement_id = u.engagement_id AND c.duty = 'coordinator-6'
 WHERE add_counted(u.engagement_id, u.fact_on, 2) >= coalesce(e.tracked_from_on, '');

-- Entries past due, as the ladder looks at them: how late, since when they were last handed up
-- (waits since then apart), and to whom they went. On hold nothing goes up.
CREATE TEMP VIEW issue_late AS
SELECT i.id AS issue_id, i.engagement_id, i.key, i.kind, i.area, i.severity, v.due_by,
       days_counted(i.engagement_id, v.due_by, clock.today) AS late_days,
       days_counted(i.engagement_id, x.escalated_on, clock.today)
       - coalesce((SELECT sum(days_counted(w.engagement_id, later_day(w.from_on, x.escalated_on),
                                           w.until_on))
                     FROM issue_wait w
                    WHERE w.issue_id = i.id AND w.until_on > x.escalated_on), 0) AS since_days,
       (SELECT group_concat(u.to_role) FROM escalation u WHERE u.issue_id = i.id) AS been
  FROM clock, issue_overdue v JOIN issue i ON i.id = v.issue_id
  JOIN engagement e ON e.id = i.engagement_id
  LEFT JOIN issue_escalated x ON x.issue_id = i.id
 WHERE e.state IN ('active', 'completed');

-- Every wait with the days that count as delay: none before the engagement started or was tracked.
CREATE TEMP VIEW wait_counted AS
SELECT w.engagement_id, i.key, i.title, w.side, p.handle AS person, w.from_on, w.until_on,
       later_day(w.from_on, later_day(e.started_on, e.tracked_from_on)) AS counts_from_on,
       coalesce(w.until_on, clock.today) AS last_on, w.work_id, k.key AS holds_up, w.reason
  FROM clock, scope JOIN issue_wait w ON w.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = w.engagement_id JOIN issue i ON i.id = w.issue_id
  LEFT JOIN person p ON p.id = w.person_id LEFT JOIN work k ON k.id = w.work_id;
