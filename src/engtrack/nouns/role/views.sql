-- Who holds which role today.
CREATE TEMP TABLE holder AS
SELECT a.engagement_id, a.role, a.person_id, p.handle AS person, p.name, a.from_on, a.domains
  FROM clock, scope JOIN assignment a ON a.engagement_id = scope.engagement_id
  JOIN person p ON p.id = a.person_id
 WHERE a.from_on <= clock.today AND (a.until_on IS NULL OR clock.today <= a.until_on);

-- A role held is a row of its own with its days; its state is by the day, never written.
CREATE TEMP VIEW role_list AS
SELECT a.key, e.key AS engagement, a.role, p.handle AS person, p.name AS title, a.from_on,
       a.until_on, a.domains, a.share_percent, a.recorded_on,
       CASE WHEN clock.today < a.from_on THEN 'coming'
            WHEN a.until_on < clock.today THEN 'ended' ELSE 'held' END AS state
  FROM clock, scope JOIN assignment a ON a.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = a.engagement_id JOIN person p ON p.id = a.person_id;

-- The six roles of each engagement, and who holds them.
CREATE TEMP VIEW role_coverage AS
SELECT e.key AS engagement, r.role, r.side, CASE WHEN h.person IS NULL THEN 0 ELSE 1 END AS is_held,
       h.person, h.name, h.from_on, r.place,
       CASE WHEN h.person IS NULL THEN 'engtrack person list --side ' || r.side END AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
 CROSS JOIN (SELECT 1 AS place, 'sponsor' AS role, 'client' AS side
             UNION ALL SELECT 2, 'lead', 'client'
             UNION ALL SELECT 3, 'support', 'client'
             UNION ALL SELECT 4, 'account-manager', 'vendor'
             UNION ALL SELECT 5, 'provider', 'vendor'
             UNION ALL SELECT 6, 'coordinator', 'vendor') AS r
  LEFT JOIN holder h ON h.engagement_id = e.id AND h.role = r.role;

-- A sponsor held the role on each day so far: shown as long as one holds it today.
CREATE TEMP VIEW role_evidence AS
SELECT 'sponsor-2' AS duty, h.engagement_id, h.person_id, a.key AS ref, clock.today AS shown_on,
       1 AS is_complete
  FROM clock, holder h
  JOIN assignment a ON a.engagement_id = h.engagement_id AND a.role = h.role
   AND a.person_id = h.person_id AND a.from_on = h.from_on
 WHERE h.role = 'sponsor'
UNION ALL
-- Allocating a vendor person is the coordinator's act (where nobody holds it, the account
-- manager's).
SELECT 'coordinator-2', a.engagement_id, a.by_id, a.subject, a.decided_on, 1
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.subject_kind = 'role' AND a.decision = 'approved'
   AND a.role IN ('coordinator', 'account-manager');

-- Nobody is sponsor: since the last one ended, or since it began.
CREATE TEMP VIEW role_finding AS
SELECT 'no-sponsor' AS code, 3 AS severity, 'sponsor-2' AS duty, e.id AS engagement_id,
       NULL AS person_id, e.key AS ref, NULL AS why_person,
       later_day(later_day(e.started_on, e.tracked_from_on),
                 (SELECT max(a.until_on) FROM assignment a
                   WHERE a.engagement_id = e.id AND a.role = 'sponsor')) AS since_on,
       'engtrack role coverage -e ' || e.key AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM holder h WHERE h.engagement_id = e.id AND h.role = 'sponsor');
