-- What waits on a third party: due when that was said, else after ten working days.
CREATE TEMP VIEW party_wait AS
SELECT w.engagement_id, w.party_id, w.issue_id, i.key, i.title, w.person_id, w.from_on, w.reason,
       coalesce(w.due_on, add_counted(w.engagement_id, w.from_on, 10)) AS due_on
  FROM scope JOIN issue_wait w ON w.engagement_id = scope.engagement_id
  JOIN issue i ON i.id = w.issue_id
 WHERE w.side = 'third-party' AND w.until_on IS NULL;

-- A third party with who leads it, and how much is open with it.
CREATE TEMP VIEW party_list AS
SELECT p.key, e.key AS engagement, p.name, l.handle AS lead, p.lead_on, c.handle AS contact,
       p.email, p.phone,
       (SELECT count(*) FROM work w
         WHERE w.party_id = p.id AND w.state IN ('open', 'started')) AS tasks_open,
       (SELECT count(*) FROM issue_wait w
         WHERE w.party_id = p.id AND w.until_on IS NULL) AS waits_open,
       p.created_on, p.note, p.local_id
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = p.engagement_id LEFT JOIN person l ON l.id = p.lead_id
  LEFT JOIN person c ON c.id = p.contact_id;

-- The parts of its card.
CREATE TEMP VIEW party_work_part AS
SELECT p.key AS of_key, w.key, w.title, w.state, w.start_on, w.finish_on
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
  JOIN work w ON w.party_id = p.id;

CREATE TEMP VIEW party_issue_part AS
SELECT p.key AS of_key, w.key, w.title, w.from_on, w.due_on, w.reason
  FROM party_wait w JOIN party p ON p.id = w.party_id;

-- A third party that a support person leads is in order; one that nobody leads is an occasion.
CREATE TEMP VIEW party_evidence AS
SELECT 'support-8' AS duty, p.engagement_id, h.person_id, p.key AS ref,
       coalesce(p.lead_on, p.created_on) AS shown_on,
       CASE WHEN h.person_id IS NULL THEN 0 ELSE 1 END AS is_complete
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
  LEFT JOIN ever_held h ON h.engagement_id = p.engagement_id AND h.role = 'support'
   AND h.person_id = p.lead_id;

CREATE TEMP VIEW party_finding AS
-- Led by nobody who holds the role support today.
SELECT 'party-unled' AS code, 2 AS severity, 'support-8' AS duty, p.engagement_id,
       NULL AS person_id, p.key AS ref, NULL AS why_person,
       add_counted(p.engagement_id, later_day(p.created_on, c.from_on), 1) AS since_on,
       CASE WHEN h.person IS NULL THEN 'engtrack role coverage -e ' || e.key
            ELSE 'engtrack party edit ' || p.key || ' --lead ' || h.person END AS next
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = p.engagement_id
  JOIN counted c ON c.engagement_id = p.engagement_id AND c.duty = 'support-8'
  LEFT JOIN (SELECT engagement_id, min(person) AS person FROM holder
              WHERE role = 'support' GROUP BY engagement_id) AS h
    ON h.engagement_id = p.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM holder s
                    WHERE s.engagement_id = p.engagement_id AND s.role = 'support'
                      AND s.person_id = p.lead_id)
UNION ALL
-- Its task past its day disturbs who leads it too.
SELECT w.noun || '-overdue', 2, c.duty, w.engagement_id, h.person_id, w.key, NULL,
       add_counted(w.engagement_id, later_day(w.finish_on, c.from_on), 1),
       'engtrack ' || w.noun || ' finish ' || w.key
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
  JOIN work k ON k.party_id = p.id JOIN work_row w ON w.work_id = k.id
  JOIN counted c ON c.engagement_id = p.engagement_id AND c.duty = 'support-8'
  LEFT JOIN ever_held h ON h.engagement_id = p.engagement_id AND h.role = 'support'
   AND h.person_id = p.lead_id
 WHERE w.is_overdue = 1
UNION ALL
-- What was to come from a third party by now, whether it is on record or not.
SELECT 'wait-overdue', 2, 'support-8', w.engagement_id, h.person_id, w.key, NULL,
       add_counted(w.engagement_id, later_day(w.due_on, c.from_on), 1),
       'engtrack issue show ' || w.key
  FROM party_wait w JOIN engagement e ON e.id = w.engagement_id
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = 'support-8'
  LEFT JOIN party p ON p.id = w.party_id
  LEFT JOIN ever_held h ON h.engagement_id = w.engagement_id AND h.role = 'support'
   AND h.person_id = p.lead_id
 WHERE w.due_on >= coalesce(e.tracked_from_on, '');
