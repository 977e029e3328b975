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

-- The days on which there was to be a sponsor: from the start, or tracking, to today or the close.
CREATE TEMP VIEW role_span AS
SELECT e.id AS engagement_id, later_day(e.started_on, e.tracked_from_on) AS first_on,
       CASE WHEN e.closed_on < clock.today THEN e.closed_on ELSE clock.today END AS last_on
  FROM clock, scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE e.started_on IS NOT NULL;

CREATE TEMP VIEW role_sponsor AS
SELECT a.engagement_id, a.key, a.from_on, a.until_on, s.first_on, s.last_on
  FROM role_span s JOIN assignment a ON a.engagement_id = s.engagement_id
 WHERE a.role = 'sponsor';

-- A sponsor held the role on each working day so far: one from the first, and after each who ended
-- before the last another who held it on the next.
CREATE TEMP VIEW role_evidence AS
SELECT 'sponsor-2' AS duty, r.engagement_id, NULL AS person_id, max(r.key) AS ref,
       r.last_on AS shown_on, 1 AS is_complete
  FROM role_sponsor r
 WHERE r.engagement_id NOT IN (
         SELECT t.engagement_id FROM role_sponsor t
          WHERE t.first_on <= t.until_on AND t.until_on < t.last_on
            AND add_workdays(t.engagement_id, t.until_on, 1) <= t.last_on
            AND NOT EXISTS (SELECT 1 FROM role_sponsor n
                             WHERE n.engagement_id = t.engagement_id
                               AND n.from_on <= add_workdays(t.engagement_id, t.until_on, 1)
                               AND (n.until_on IS NULL OR n.until_on > t.until_on)))
 GROUP BY r.engagement_id, r.last_on
HAVING max(CASE WHEN r.from_on <= r.first_on
                  AND (r.until_on IS NULL OR r.until_on >= r.first_on) THEN 1 ELSE 0 END) = 1
UNION ALL
-- Allocating a vendor person is the coordinator's act (where nobody holds it, the account
-- manager's): naming a provider is, and giving a share; naming another account manager is not.
SELECT 'coordinator-2', a.engagement_id, a.by_id, a.subject, a.decided_on, 1
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN assignment n ON n.id = a.subject_id
 WHERE a.subject_kind = 'role' AND a.decision = 'approved'
   AND a.role IN ('coordinator', 'account-manager')
   AND (n.role = 'provider' AND a.content LIKE '%"verb": "assign"%'
        OR a.content LIKE '%"verb": "share"%')
UNION ALL
-- While it is planned whoever sets it up names its people, and nothing is decided: what a
-- coordinator typed then is an allocation of theirs.
SELECT 'coordinator-2', n.engagement_id, c.person_id, n.key, n.recorded_on, 1
  FROM scope JOIN assignment n ON n.engagement_id = scope.engagement_id
  JOIN assignment c ON c.engagement_id = n.engagement_id AND c.role = 'coordinator'
   AND c.from_on <= n.recorded_on AND (c.until_on IS NULL OR n.recorded_on <= c.until_on)
   AND key_number(c.key) < key_number(n.key)
  JOIN person p ON p.id = c.person_id
 WHERE n.role = 'provider'
   AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.subject_id = n.id)
   AND p.handle = (SELECT j.typed_by FROM journal_change x JOIN journal_entry j ON j.id = x.entry
                    WHERE x.row_id = n.id ORDER BY x.entry LIMIT 1)
UNION ALL
-- So is lending somebody as cover for another's leave.
SELECT 'coordinator-2', a.engagement_id, a.by_id, a.key, a.decided_on, 1
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.subject_kind = 'leave' AND a.decision = 'approved'
   AND a.role IN ('coordinator', 'account-manager');

-- Nobody is sponsor: since the day after the last one ended, or since it began.
CREATE TEMP VIEW role_finding AS
SELECT 'no-sponsor' AS code, 3 AS severity, 'sponsor-2' AS duty, e.id AS engagement_id,
       NULL AS person_id, e.key AS ref, NULL AS why_person,
       later_day(later_day(e.started_on, e.tracked_from_on),
                 (SELECT add_counted(e.id, max(a.until_on), 1) FROM assignment a
                   WHERE a.engagement_id = e.id AND a.role = 'sponsor'
                     AND a.until_on < clock.today)) AS since_on,
       'engtrack role coverage -e ' || e.key AS next
  FROM clock, scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM holder h WHERE h.engagement_id = e.id AND h.role = 'sponsor');
