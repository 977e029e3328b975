-- The day each moment falls on: a phase begins with the earliest work in it that is not
-- cancelled. While an engagement is planned only `open` has come, and no moment but `open` lies
-- before `start`.
CREATE TEMP TABLE moment AS
SELECT e.id AS engagement_id, 'open' AS moment, e.created_on AS falls_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
UNION ALL
SELECT e.id, 'start', e.started_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
UNION ALL
SELECT e.id, 'close', e.closed_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
UNION ALL
SELECT e.id, 'year-after', year_after(e.closed_on)
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
UNION ALL
SELECT e.id, w.phase, later_day(min(coalesce(w.actual_start_on, w.start_on)), e.started_on)
  FROM scope JOIN engagement e ON e.id = scope.engagement_id JOIN work w ON w.engagement_id = e.id
 WHERE w.state <> 'cancelled' AND e.started_on IS NOT NULL GROUP BY e.id, w.phase, e.started_on;

-- The latest phase that has begun.
CREATE TEMP VIEW engagement_phase AS
SELECT engagement_id, moment AS phase
  FROM (SELECT m.engagement_id, m.moment,
               row_number() OVER (PARTITION BY m.engagement_id
                                  ORDER BY m.falls_on DESC,
                                           CASE m.moment WHEN 'prepare' THEN 1 WHEN 'install' THEN 2
                                                         WHEN 'configure' THEN 3 WHEN 'train' THEN 4
                                                         WHEN 'test' THEN 5 WHEN 'go-live' THEN 6
                                                         ELSE 7 END DESC) AS nth
          FROM clock, moment m
         WHERE m.falls_on <= clock.today
           AND m.moment NOT IN ('open', 'start', 'close', 'year-after')) AS ranked
 WHERE nth = 1;

-- The milestone that comes next; one without a day comes after all that have one.
CREATE TEMP VIEW engagement_next_milestone AS
SELECT engagement_id, title, finish_on
  FROM (SELECT w.engagement_id, w.title, w.finish_on,
               row_number() OVER (PARTITION BY w.engagement_id
                                  ORDER BY w.finish_on IS NULL, w.finish_on,
                                           key_number(w.key)) AS nth
          FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
         WHERE w.is_milestone = 1 AND w.state IN ('open', 'started')) AS ranked
 WHERE nth = 1;

-- The slip of go-live: the last milestone of that phase against what was committed, in working
-- days.
CREATE TEMP VIEW engagement_slip AS
SELECT engagement_id, slip_days
  FROM (SELECT w.engagement_id,
               workdays_between(w.engagement_id, w.committed_finish_on,
                                coalesce(w.actual_finish_on, w.finish_on)) AS slip_days,
               row_number() OVER (PARTITION BY w.engagement_id ORDER BY w.finish_on DESC) AS nth
          FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
         WHERE w.is_milestone = 1 AND w.phase = 'go-live' AND w.state <> 'cancelled') AS ranked
 WHERE nth = 1;

-- What an engagement waits for: open decisions, questions, owed answers and waits, each with who
-- and since when.
CREATE TEMP VIEW waiting AS
SELECT a.engagement_id, a.asked_on AS since_on, a.role AS on_role, NULL AS on_person_id,
       a.subject AS ref
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL
UNION ALL
SELECT i.engagement_id, i.raised_on, i.owner_role, i.owner_id, i.key
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
 WHERE i.kind = 'question' AND i.state = 'open'
UNION ALL
SELECT w.engagement_id, w.from_on, w.side, w.person_id, i.key
  FROM scope JOIN issue_wait w ON w.engagement_id = scope.engagement_id
  JOIN issue i ON i.id = w.issue_id
 WHERE w.until_on IS NULL;

-- Whom it has waited for longest: a person, else whoever holds the role, else the role.
CREATE TEMP VIEW engagement_waiting AS
SELECT engagement_id, waiting_on, since_on
  FROM (SELECT w.engagement_id,
               coalesce(p.handle,
                        (SELECT min(h.person) FROM holder h
                          WHERE h.engagement_id = w.engagement_id AND h.role = w.on_role),
                        w.on_role) AS waiting_on,
               w.since_on,
               row_number() OVER (PARTITION BY w.engagement_id ORDER BY w.since_on, w.ref) AS nth
          FROM waiting w
          LEFT JOIN person p ON p.id = w.on_person_id) AS ranked
 WHERE nth = 1;

-- How many questions are open: counted apart, as a join with the list would multiply its rows.
CREATE TEMP VIEW engagement_asked AS
SELECT a.engagement_id, count(*) AS decisions_asked
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL GROUP BY a.engagement_id;

-- One row an engagement: where it is, what comes next, what it waits for, what is out of order.
CREATE TEMP VIEW engagement_list AS
SELECT e.key, e.name, e.client, e.state, ph.phase, nm.title AS next_milestone,
       nm.finish_on AS next_milestone_on, sl.slip_days, w.waiting_on,
       days_counted(e.id, w.since_on, clock.today) AS waiting_days,
       coalesce(ask.decisions_asked, 0) AS decisions_asked, coalesce(att.attention, 0) AS attention,
       e.profile, e.start_on, e.started_on, e.tracked_from_on
  FROM clock, scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN engagement_phase ph ON ph.engagement_id = e.id
  LEFT JOIN engagement_next_milestone nm ON nm.engagement_id = e.id
  LEFT JOIN engagement_slip sl ON sl.engagement_id = e.id
  LEFT JOIN engagement_waiting w ON w.engagement_id = e.id
  LEFT JOIN engagement_asked ask ON ask.engagement_id = e.id
  LEFT JOIN duty_attention att ON att.engagement_id = e.id;

-- What was agreed of it. A read of its own: one card does not pay for the list's counts.
CREATE TEMP VIEW engagement_card AS
SELECT e.key, e.name, e.client, e.vendor, e.state, e.profile, e.vision, e.aim, e.start_on,
       e.started_on, e.tracked_from_on, e.completed_on, e.closed_on, e.close_reason, e.budget_cents,
       e.currency, e.rounding_minutes, e.hour_bank_minutes, e.language, e.calendar,
       (SELECT count(DISTINCT d.off_on) FROM day_off d WHERE d.engagement_id = e.id) AS days_off
  FROM scope JOIN engagement e ON e.id = scope.engagement_id;

-- Who holds and held which role, for its card.
CREATE TEMP VIEW engagement_role_part AS
SELECT e.key AS of_key, a.key, a.role, p.handle AS person, p.name, a.from_on, a.until_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN assignment a ON a.engagement_id = e.id JOIN person p ON p.id = a.person_id;

CREATE TEMP VIEW engagement_hold_part AS
SELECT e.key AS of_key, h.from_on, h.until_on, h.reason
  FROM scope JOIN engagement e ON e.id = scope.engagement_id JOIN hold h ON h.engagement_id = e.id;

-- Its days off, each with whence it comes: a day may be typed and be a holiday too.
CREATE TEMP VIEW engagement_day_off AS
SELECT e.key AS of_key, d.off_on, d.source, d.name_en, d.name_fr
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN day_off d ON d.engagement_id = e.id;

-- Its rates: the newest of each holds, from its day on.
CREATE TEMP VIEW engagement_rate_part AS
SELECT e.key AS of_key,
       CASE WHEN r.is_km = 1 THEN 'km' ELSE coalesce(p.handle, 'role:' || r.role) END AS whose,
       r.cents AS rate_cents, e.currency, r.from_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id JOIN rate r ON r.engagement_id = e.id
  LEFT JOIN person p ON p.id = r.person_id;

-- How satisfied the client is over all: the last, the average in tenths, how many, and whether the
-- last is better or worse than the one before.
CREATE TEMP VIEW engagement_satisfaction_part AS
SELECT of_key, max(CASE WHEN nth = 1 THEN score END) AS score,
       ((10 * sum(score) + count(*) / 2) / count(*) / 10) || '.'
       || ((10 * sum(score) + count(*) / 2) / count(*) % 10) AS average,
       count(*) AS count,
       CASE WHEN count(*) < 2 THEN NULL
            WHEN max(CASE WHEN nth = 1 THEN score END) > max(CASE WHEN nth = 2 THEN score END)
            THEN 'better'
            WHEN max(CASE WHEN nth = 1 THEN score END) < max(CASE WHEN nth = 2 THEN score END)
            THEN 'worse' ELSE 'same' END AS trend
  FROM (SELECT e.key AS of_key, r.score,
               row_number() OVER (PARTITION BY e.id ORDER BY r.rated_on DESC, r.id DESC) AS nth
          FROM scope JOIN engagement e ON e.id = scope.engagement_id
          JOIN rating r ON r.engagement_id = e.id) AS ranked
 GROUP BY of_key;

CREATE TEMP VIEW engagement_rating_part AS
SELECT e.key AS of_key, r.rated_on, r.score, p.handle AS by, r.typed_by, r.via, r.comment
  FROM scope JOIN engagement e ON e.id = scope.engagement_id JOIN rating r ON r.engagement_id = e.id
  JOIN person p ON p.id = r.by_id;

-- Ratings prove account-manager-7.
CREATE TEMP VIEW engagement_evidence AS
SELECT 'account-manager-7' AS duty, r.engagement_id, NULL AS person_id, r.score || '/5' AS ref,
       r.rated_on AS shown_on, 1 AS is_complete
  FROM scope JOIN rating r ON r.engagement_id = scope.engagement_id;

-- A rating of 3 or less wants a follow-up by the account manager within 5 working days: a
-- check-in or minutes after it, unless that was to come before tracking. A rating has no key: it
-- is named by its engagement, its day and who gave it. On hold, nothing else is raised.
CREATE TEMP VIEW engagement_finding AS
SELECT 'rating-low' AS code, 3 AS severity, 'account-manager-7' AS duty, r.engagement_id,
       NULL AS person_id, e.key || '/' || r.rated_on || '/' || upper(p.handle) AS ref,
       p.handle AS why_person,
       add_counted(r.engagement_id, later_day(r.rated_on, c.from_on), 6) AS since_on,
       'engtrack message log check-in '
       || CASE e.language WHEN 'fr' THEN '"Suite de votre note"' ELSE '"About your rating"' END
       || ' --to ' || p.handle || ' -e ' || e.key
       || coalesce(' --by ' || (SELECT min(h.person) FROM holder h
                                 WHERE h.engagement_id = e.id
                                   AND h.role = 'account-manager'), '') AS next
  FROM clock, scope JOIN rating r ON r.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = r.engagement_id JOIN person p ON p.id = r.by_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'account-manager-7'
 WHERE r.score <= 3
   AND add_counted(r.engagement_id, r.rated_on, 5) >= coalesce(e.tracked_from_on, '')
   AND add_counted(r.engagement_id, later_day(r.rated_on, c.from_on), 6) <= clock.today
   AND NOT EXISTS (SELECT 1 FROM message m
                     JOIN assignment a ON a.person_id = m.from_id
                      AND a.engagement_id = m.engagement_id AND a.role = 'account-manager'
                    WHERE m.engagement_id = r.engagement_id AND m.kind IN ('check-in', 'minutes')
                      AND m.sent_on >= r.rated_on)
UNION ALL
SELECT 'on-hold', 1, d.duty, e.id, NULL, e.key, NULL, h.from_on,
       'engtrack engagement resume ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN hold h ON h.engagement_id = e.id AND h.until_on IS NULL
 CROSS JOIN (SELECT 'account-manager-1' AS duty UNION ALL SELECT 'coordinator-1') AS d
 WHERE e.state = 'on-hold';

-- Each hand-over: of a role from one to another, or of the whole to the client.
CREATE TEMP VIEW handover_list AS
SELECT h.key, e.key AS engagement, h.title, h.state, h.kind, h.role, f.handle AS handed_by,
       t.handle AS handed_to, h.from_on, a.handle AS application_owner, d.handle AS data_owner,
       h.note, h.handed_on, h.typed_by, h.acknowledged_on, k.handle AS acknowledged_by,
       CASE WHEN k.handle <> h.acknowledged_typed_by THEN h.acknowledged_typed_by
            END AS acknowledged_typed_by,
       h.acknowledged_via, h.accepted_on
  FROM scope JOIN handover h ON h.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = h.engagement_id
  LEFT JOIN person f ON f.id = h.from_id LEFT JOIN person t ON t.id = h.to_id
  LEFT JOIN person a ON a.id = h.application_id LEFT JOIN person d ON d.id = h.data_id
  LEFT JOIN person k ON k.id = h.acknowledged_by_id;

CREATE TEMP VIEW handover_item_part AS
SELECT h.key AS of_key, i.what, i.ref, i.title, i.place
  FROM scope JOIN handover h ON h.engagement_id = scope.engagement_id
  JOIN handover_item i ON i.handover_id = h.id;

CREATE TEMP VIEW engagement_handover_part AS
SELECT e.key AS of_key, h.key, h.title, h.role, h.from_on, h.state
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN handover h ON h.engagement_id = e.id;

-- Who held a role here, and neither holds one today nor is to hold one.
CREATE TEMP VIEW owner_gone AS
SELECT a.engagement_id, a.person_id, max(a.until_on) AS until_on
  FROM clock, scope JOIN assignment a ON a.engagement_id = scope.engagement_id
 GROUP BY a.engagement_id, a.person_id, clock.today
HAVING count(a.until_on) = count(*) AND max(a.until_on) < clock.today;

-- Who owns the application and its data: by the newest hand-over to the client that names both, as
-- drawn up and as accepted. Who is inactive has left, and who held a role here and holds none now.
CREATE TEMP TABLE handover_client AS
SELECT engagement_id, key, state, application_id, data_id, handed_on, accepted_on, owners, is_here
  FROM (SELECT h.engagement_id, h.key, h.state, h.application_id, h.data_id, h.handed_on,
               h.accepted_on,
               CASE WHEN a.id = d.id THEN a.handle ELSE a.handle || ', ' || d.handle END AS owners,
               CASE WHEN a.state = 'active' AND d.state = 'active'
                     AND NOT EXISTS (SELECT 1 FROM owner_gone g
                                      WHERE g.engagement_id = h.engagement_id
                                        AND g.person_id IN (a.id, d.id))
                    THEN 1 ELSE 0 END AS is_here,
               row_number() OVER (PARTITION BY h.engagement_id, h.accepted_on IS NULL
                                  ORDER BY key_number(h.key) DESC) AS nth
          FROM scope JOIN handover h ON h.engagement_id = scope.engagement_id
          JOIN person a ON a.id = h.application_id JOIN person d ON d.id = h.data_id
         WHERE h.kind = 'client') AS ranked
 WHERE nth = 1;

-- The day of go-live: the last milestone of that phase reached, once all of them are; where there
-- is none, the day on which the phase began; at the latest the day of completion.
CREATE TEMP VIEW engagement_live AS
SELECT e.id AS engagement_id,
       CASE WHEN g.unreached = 0 THEN g.reached_on WHEN g.engagement_id IS NULL THEN m.falls_on
            ELSE e.completed_on END AS live_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN moment m ON m.engagement_id = e.id AND m.moment = 'go-live'
  LEFT JOIN (SELECT w.engagement_id, max(w.actual_finish_on) AS reached_on,
                    sum(CASE w.state WHEN 'finished' THEN 0 ELSE 1 END) AS unreached
               FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
              WHERE w.is_milestone = 1 AND w.phase = 'go-live' AND w.state <> 'cancelled'
              GROUP BY w.engagement_id) AS g ON g.engagement_id = e.id;

-- The hand-over proves lead-9 once it is accepted; drawn up, it waits for that.
CREATE TEMP VIEW handover_evidence AS
SELECT 'lead-9' AS duty, c.engagement_id, NULL AS person_id, c.key AS ref,
       coalesce(c.accepted_on, c.handed_on) AS shown_on,
       CASE WHEN c.accepted_on IS NULL THEN 0 ELSE 1 END AS is_complete
  FROM handover_client c;

-- From the day after go-live the application and its data have owners, who are there.
CREATE TEMP VIEW handover_finding AS
SELECT 'no-owner' AS code, 2 AS severity, 'lead-9' AS duty, e.id AS engagement_id,
       NULL AS person_id, e.key AS ref, NULL AS why_person,
       add_counted(e.id, later_day(l.live_on, c.from_on), 1) AS since_on,
       'engtrack engagement handover --to-client ' || e.key AS next
  FROM engagement_live l JOIN engagement e ON e.id = l.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'lead-9'
 WHERE l.live_on IS NOT NULL AND l.live_on >= coalesce(e.tracked_from_on, '')
   AND e.id NOT IN (SELECT engagement_id FROM handover_client)
UNION ALL
SELECT 'owner-left', 2, 'lead-9', h.engagement_id, NULL, h.key, h.owners,
       add_counted(h.engagement_id,
                   later_day(coalesce((SELECT min(g.until_on) FROM owner_gone g
                                        WHERE g.engagement_id = h.engagement_id
                                          AND g.person_id IN (h.application_id, h.data_id)),
                                      h.handed_on),
                             c.from_on),
                   1),
       'engtrack person list --side client'
  FROM handover_client h JOIN counted c ON c.engagement_id = h.engagement_id AND c.duty = 'lead-9'
 WHERE h.is_here = 0
   AND NOT EXISTS (SELECT 1 FROM handover_client n
                    WHERE n.engagement_id = h.engagement_id AND n.is_here = 1
                      AND key_number(n.key) > key_number(h.key));
