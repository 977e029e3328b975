-- One row a key: whom it concerns is gathered. Days are counted here, for the rows that are shown.
CREATE TEMP VIEW finding_list AS
SELECT f.key,
       CASE max(f.severity) WHEN 3 THEN 'serious' WHEN 2 THEN 'warning' ELSE 'info' END AS severity,
       f.engagement, group_concat(DISTINCT f.duty) AS duties,
       group_concat(DISTINCT f.role) AS roles, w.persons, f.ref, min(f.since_on) AS since_on,
       f.code AS why_code, f.ref AS why_ref,
       CASE WHEN f.code IN ('task-overdue', 'milestone-overdue')
            THEN (SELECT w.finish_on FROM work w WHERE w.key = f.ref)
            ELSE min(f.since_on) END AS why_on,
       1 + days_counted(f.engagement_id, min(f.since_on), clock.today) AS why_days,
       max(f.why_person) AS why_person,
       (SELECT o.planned_minutes FROM week_over o WHERE o.ref = f.ref) AS why_minutes,
       (SELECT o.capacity_minutes FROM week_over o WHERE o.ref = f.ref) AS why_of_minutes,
       min(f.next) AS next, f.snoozed_until_on, max(f.severity) AS rank
  FROM clock, finding f
  LEFT JOIN (SELECT g.engagement_id, g.key, group_concat(DISTINCT h.person) AS persons
               FROM finding g
               JOIN holder h ON h.engagement_id = g.engagement_id AND h.role = g.role
                AND (g.person_id IS NULL OR g.person_id = h.person_id)
              GROUP BY g.engagement_id, g.key) AS w
    ON w.engagement_id = f.engagement_id AND w.key = f.key
 GROUP BY f.engagement_id, f.key, f.engagement, f.ref, f.code, f.snoozed_until_on, w.persons,
          clock.today;

-- When it was put off and by whom, for its card.
CREATE TEMP VIEW finding_snooze_part AS
SELECT s.finding AS of_key, s.snoozed_on, s.until_on, p.handle AS by, s.reason
  FROM scope JOIN snooze s ON s.engagement_id = scope.engagement_id JOIN person p ON p.id = s.by_id;
