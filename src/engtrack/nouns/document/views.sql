-- The approval that stands about a document: of the version shown or, while that one is a draft,
-- of one before.
CREATE TEMP VIEW document_standing AS
SELECT a.engagement_id, a.subject_id AS document_id, a.key, a.decided_on
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.subject_kind = 'document' AND a.decision = 'approved'
   AND a.voided_on IS NULL AND a.superseded_by IS NULL;

-- A document in its newest version, beside the version that is approved, which may be older.
CREATE TEMP VIEW document_list AS
SELECT d.key, e.key AS engagement, d.title, d.state, d.local_id, d.kind, d.version, d.dated_on,
       p.handle AS author,
       (SELECT group_concat(h.handle, ', ')
          FROM (SELECT q.handle FROM document_contributor c JOIN person q ON q.id = c.person_id
                 WHERE c.document_id = d.id ORDER BY q.handle) AS h) AS contributors,
       d.path, d.sha256, d.fit, d.every_days, d.review_on, d.reviewed_on, d.rejected_on,
       d.registered_on, d.note,
       s.key AS approval, s.decided_on AS approved_on,
       CASE WHEN d.state = 'approved' THEN d.version
            WHEN s.key IS NOT NULL
            THEN (SELECT v.version FROM document_version v
                   WHERE v.document_id = d.id AND v.state = 'approved' ORDER BY v.id DESC LIMIT 1)
            END AS approved_version
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = d.engagement_id JOIN person p ON p.id = d.author_id
  LEFT JOIN document_standing s ON s.document_id = d.id;

-- Who helped to write it, for its card.
CREATE TEMP VIEW document_contributor_part AS
SELECT d.key AS of_key, p.handle AS person, p.name, p.side
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN document_contributor c ON c.document_id = d.id JOIN person p ON p.id = c.person_id;

-- Every version it had, for its card.
CREATE TEMP VIEW document_version_part AS
SELECT d.key AS of_key, v.version, v.state, v.title, v.dated_on, p.handle AS author, v.path,
       v.sha256, v.fit, v.replaced_on, v.id AS place
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN document_version v ON v.document_id = d.id JOIN person p ON p.id = v.author_id;

-- What was asked and decided of it, whichever version it was about.
CREATE TEMP VIEW document_approval_part AS
SELECT d.key AS of_key, a.key,
       CASE WHEN a.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN a.decision IS NULL THEN 'asked'
            WHEN a.voided_on IS NOT NULL THEN 'void'
            WHEN a.superseded_by IS NOT NULL THEN 'superseded' ELSE 'standing' END AS state,
       a.decision, p.handle AS by, a.typed_by, a.via, a.asked_on, a.due_on, a.decided_on, a.code
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN approval a ON a.subject_id = d.id LEFT JOIN person p ON p.id = a.by_id;

-- The actions of a strategy.
CREATE TEMP VIEW document_work_part AS
SELECT d.key AS of_key, w.key, w.title, w.state, w.start_on, w.finish_on
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN work w ON w.strategy_id = d.id;

-- The files there are to verify; a read never touches them.
CREATE TEMP VIEW document_file AS
SELECT d.key, e.key AS engagement, d.title, d.state, d.version, d.path, d.sha256
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = d.engagement_id
 WHERE d.sha256 IS NOT NULL AND d.path IS NOT NULL AND d.state <> 'obsolete';

-- What counts as there: current, or approved, be it in the version before a draft.
CREATE TEMP TABLE document_in_force AS
SELECT d.id, d.engagement_id, d.key, d.kind, d.state, d.dated_on, d.review_on, d.reviewed_on,
       s.decided_on
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  LEFT JOIN document_standing s ON s.document_id = d.id
 WHERE d.state IN ('current', 'approved') OR (d.state = 'draft' AND s.key IS NOT NULL);

-- Who wrote what proves a duty of its writers, author or contributor, in each role they hold or
-- held.
CREATE TEMP TABLE document_writer AS
SELECT DISTINCT w.document_id, a.engagement_id, a.role, a.person_id
  FROM (SELECT d.id AS document_id, d.engagement_id, d.author_id AS person_id
          FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
         WHERE d.kind IN ('methodology', 'procedure', 'best-practice')
        UNION
        SELECT d.id, d.engagement_id, c.person_id
          FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
          JOIN document_contributor c ON c.document_id = d.id
         WHERE d.kind IN ('methodology', 'procedure', 'best-practice')) AS w
  JOIN assignment a ON a.engagement_id = w.engagement_id AND a.person_id = w.person_id;

-- The newest draft of each kind that is decided, and the command that brings its decision nearer.
CREATE TEMP VIEW document_draft AS
SELECT engagement_id, kind, key, next
  FROM (SELECT d.engagement_id, d.kind, d.key,
               CASE WHEN q.key IS NULL THEN 'engtrack approval ask ' || d.key
                    ELSE 'engtrack approval show ' || q.key END AS next,
               row_number() OVER (PARTITION BY d.engagement_id, d.kind
                                  ORDER BY key_number(d.key) DESC) AS nth
          FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
          LEFT JOIN approval q
            ON q.subject_id = d.id AND q.decision IS NULL AND q.withdrawn_on IS NULL
         WHERE d.state = 'draft') AS ranked
 WHERE nth = 1;

-- The documents an engagement must have by now; the status report, which recurs, is apart.
CREATE TEMP VIEW document_required AS
SELECT m.engagement_id, r.kind, m.falls_on
  FROM clock, moment m
  JOIN (SELECT 'contract' AS kind, 'start' AS moment
        UNION ALL SELECT 'engagement-plan', 'start'
        UNION ALL SELECT 'training-material', 'train'
        UNION ALL SELECT 'test-plan', 'test'
        UNION ALL SELECT 'backup-procedure', 'go-live') AS r ON r.moment = m.moment
 WHERE m.falls_on <= clock.today;

-- A table, as evidence and findings both ask for it.
CREATE TEMP TABLE document_missing AS
SELECT r.engagement_id, r.kind, r.falls_on
  FROM document_required r
  LEFT JOIN document_in_force f ON f.engagement_id = r.engagement_id AND f.kind = r.kind
 WHERE f.id IS NULL;

-- The last one only: how old it is says whether the next is late.
CREATE TEMP VIEW document_status_report AS
SELECT engagement_id, key, dated_on
  FROM (SELECT f.engagement_id, f.key, f.dated_on,
               row_number() OVER (PARTITION BY f.engagement_id
                                  ORDER BY f.dated_on DESC, key_number(f.key) DESC) AS nth
          FROM document_in_force f WHERE f.kind = 'status-report') AS ranked
 WHERE nth = 1;

-- The records are in order once every document required by now is there: each of them shows it.
CREATE TEMP VIEW document_evidence AS
SELECT 'sponsor-4' AS duty, f.engagement_id, NULL AS person_id, f.key AS ref,
       f.dated_on AS shown_on, 1 AS is_complete
  FROM document_in_force f
 WHERE f.kind IN ('contract', 'engagement-plan', 'status-report', 'training-material',
                  'test-plan', 'backup-procedure')
   AND f.engagement_id IN (SELECT engagement_id FROM document_required)
   AND f.engagement_id NOT IN (SELECT engagement_id FROM document_missing)
UNION ALL
-- A strategy is set once it is approved and a task carries it out; written, it is begun.
SELECT 'sponsor-5', d.engagement_id, NULL, d.key,
       CASE WHEN s.key IS NOT NULL AND t.since_on IS NOT NULL
            THEN later_day(s.decided_on, t.since_on) ELSE d.dated_on END,
       CASE WHEN s.key IS NOT NULL AND t.since_on IS NOT NULL THEN 1 ELSE 0 END
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  LEFT JOIN document_standing s ON s.document_id = d.id
  LEFT JOIN (SELECT w.strategy_id, min(w.created_on) AS since_on
               FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
              WHERE w.strategy_id IS NOT NULL AND w.state <> 'cancelled'
              GROUP BY w.strategy_id) AS t ON t.strategy_id = d.id
 WHERE d.kind = 'strategy' AND (d.state <> 'obsolete' OR s.key IS NOT NULL)
UNION ALL
-- A methodology is recommended once it is approved and says how it fits.
SELECT 'account-manager-2', d.engagement_id, w.person_id, d.key,
       coalesce(s.decided_on, d.dated_on),
       CASE WHEN s.key IS NOT NULL AND d.fit IS NOT NULL THEN 1 ELSE 0 END
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  LEFT JOIN document_standing s ON s.document_id = d.id
  LEFT JOIN document_writer w ON w.document_id = d.id AND w.role = 'account-manager'
 WHERE d.kind = 'methodology' AND (d.state <> 'obsolete' OR s.key IS NOT NULL)
UNION ALL
SELECT 'account-manager-5', f.engagement_id, NULL, f.key, f.decided_on, 1
  FROM document_in_force f
 WHERE f.kind = 'expectations' AND f.decided_on IS NOT NULL
UNION ALL
-- A procedure proves what its writers did on the day it was dated, or last reviewed.
SELECT CASE w.role WHEN 'lead' THEN 'lead-5' ELSE 'provider-10' END, f.engagement_id, w.person_id,
       f.key, later_day(f.dated_on, f.reviewed_on), 1
  FROM document_in_force f
  JOIN document_writer w ON w.document_id = f.id AND w.role IN ('lead', 'provider')
 WHERE f.kind = 'procedure'
UNION ALL
SELECT 'provider-10', f.engagement_id, w.person_id, f.key, later_day(f.dated_on, f.reviewed_on), 1
  FROM document_in_force f
  LEFT JOIN document_writer w ON w.document_id = f.id AND w.role = 'provider'
 WHERE f.kind = 'best-practice';

-- How each kind that may be missing is typed, under its own name in the engagement's language.
CREATE TEMP TABLE document_typed AS
SELECT 'contract' AS kind, 'en' AS language, 'contract Contract' AS typed
UNION ALL SELECT 'contract', 'fr', 'contract Contrat'
UNION ALL SELECT 'engagement-plan', 'en', 'engagement-plan "Engagement plan"'
UNION ALL SELECT 'engagement-plan', 'fr', 'engagement-plan "Plan d''engagement"'
UNION ALL SELECT 'training-material', 'en', 'training-material "Training material"'
UNION ALL SELECT 'training-material', 'fr', 'training-material "Matériel de formation"'
UNION ALL SELECT 'test-plan', 'en', 'test-plan "Test plan"'
UNION ALL SELECT 'test-plan', 'fr', 'test-plan "Plan d''essais"'
UNION ALL SELECT 'backup-procedure', 'en', 'backup-procedure "Backup procedure"'
UNION ALL SELECT 'backup-procedure', 'fr', 'backup-procedure "Procédure de sauvegarde"'
UNION ALL SELECT 'status-report', 'en', 'status-report "Status report"'
UNION ALL SELECT 'status-report', 'fr', 'status-report "Rapport d''état"'
UNION ALL SELECT 'expectations', 'en', 'expectations Expectations'
UNION ALL SELECT 'expectations', 'fr', 'expectations Attentes'
UNION ALL SELECT 'best-practice', 'en', 'best-practice "Best practice"'
UNION ALL SELECT 'best-practice', 'fr', 'best-practice "Pratique exemplaire"';

-- What the records lack, and what is written but not agreed.
CREATE TEMP VIEW document_finding AS
-- Missing for 10 working days since its phase began; a plan that is written waits for its decision.
SELECT CASE WHEN n.key IS NULL THEN m.kind || '-missing' ELSE 'engagement-plan-undecided'
            END AS code, 2 AS severity, 'sponsor-4' AS duty, e.id AS engagement_id,
       NULL AS person_id, coalesce(n.key, e.key) AS ref, NULL AS why_person,
       add_counted(e.id, later_day(m.falls_on, c.from_on), 11) AS since_on,
       coalesce(n.next, 'engtrack document add ' || t.typed || ' -e ' || e.key) AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN document_missing m ON m.engagement_id = e.id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'sponsor-4'
  JOIN document_typed t ON t.kind = m.kind AND t.language = e.language
  LEFT JOIN document_draft n ON n.engagement_id = e.id AND n.kind = m.kind
UNION ALL
-- A status report is due every 10 working days until the engagement is completed.
SELECT CASE WHEN r.key IS NULL THEN 'status-report-missing' ELSE 'status-report-stale' END, 2,
       'sponsor-4', e.id, NULL, coalesce(r.key, e.key), NULL,
       add_counted(e.id, later_day(r.dated_on, c.from_on), 11),
       (SELECT 'engtrack document add ' || t.typed || ' -e ' || e.key FROM document_typed t
         WHERE t.kind = 'status-report' AND t.language = e.language)
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'sponsor-4'
  LEFT JOIN document_status_report r ON r.engagement_id = e.id
 WHERE e.state = 'active'
UNION ALL
-- Rejected, and neither revised nor corrected since.
SELECT 'methodology-rejected', 2, 'account-manager-2', d.engagement_id, NULL, d.key, NULL,
       add_counted(d.engagement_id, later_day(d.rejected_on, c.from_on), 1),
       'engtrack document show ' || d.key
  FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
  JOIN counted c ON c.engagement_id = d.engagement_id AND c.duty = 'account-manager-2'
 WHERE d.kind = 'methodology' AND d.state = 'draft' AND d.rejected_on IS NOT NULL
UNION ALL
-- Agreed before the installation, or late the day it begins; taken over later, it was never late.
SELECT 'expectations-not-agreed', 2, 'account-manager-5', e.id, NULL, coalesce(n.key, e.key), NULL,
       later_day(m.falls_on, add_counted(e.id, c.from_on, 1)),
       coalesce(n.next, (SELECT 'engtrack document add ' || t.typed || ' -e ' || e.key
                           FROM document_typed t
                          WHERE t.kind = 'expectations' AND t.language = e.language))
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN moment m ON m.engagement_id = e.id AND m.moment = 'install'
   AND m.falls_on >= coalesce(e.tracked_from_on, '')
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'account-manager-5'
  LEFT JOIN document_draft n ON n.engagement_id = e.id AND n.kind = 'expectations'
 WHERE e.id NOT IN (SELECT f.engagement_id FROM document_in_force f WHERE f.kind = 'expectations')
UNION ALL
-- Past its review date: of the leads who wrote it and still hold the role, else of all.
SELECT 'review-overdue', 2, 'lead-5', f.engagement_id, w.person_id, f.key, w.person,
       add_counted(f.engagement_id, later_day(f.review_on, c.from_on), 1),
       'engtrack document edit ' || f.key || ' --review +120d'
  FROM document_in_force f JOIN engagement e ON e.id = f.engagement_id
  JOIN counted c ON c.engagement_id = f.engagement_id AND c.duty = 'lead-5'
  LEFT JOIN (SELECT x.document_id, h.person_id, h.person
               FROM document_writer x
               JOIN holder h ON h.engagement_id = x.engagement_id AND h.person_id = x.person_id
                AND h.role = 'lead'
              WHERE x.role = 'lead') AS w ON w.document_id = f.id
 WHERE f.kind = 'procedure' AND f.review_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- Any other document, and a procedure that no lead answers for by now, is a record to keep current.
SELECT 'review-overdue', 2, 'sponsor-4', f.engagement_id, NULL, f.key, NULL,
       add_counted(f.engagement_id, later_day(f.review_on, c.from_on), 1),
       'engtrack document edit ' || f.key || ' --review +120d'
  FROM document_in_force f JOIN engagement e ON e.id = f.engagement_id
  JOIN counted c ON c.engagement_id = f.engagement_id AND c.duty = 'sponsor-4'
  LEFT JOIN duty_asked d ON d.engagement_id = f.engagement_id AND d.duty = 'lead-5'
 WHERE (f.kind <> 'procedure' OR d.duty IS NULL)
   AND f.review_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- Best practices are asked for once the work is completed: from then on the close is near, and
-- none at the close is too late.
SELECT 'best-practice-missing', 2, 'provider-10', e.id, NULL, e.key, NULL,
       CASE WHEN e.closed_on < add_counted(e.id, later_day(e.completed_on, c.from_on), 1)
            THEN e.closed_on
            ELSE add_counted(e.id, later_day(e.completed_on, c.from_on), 1) END,
       (SELECT 'engtrack document add ' || t.typed || ' -e ' || e.key FROM document_typed t
         WHERE t.kind = 'best-practice' AND t.language = e.language)
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'provider-10'
 WHERE e.state IN ('completed', 'closed')
   AND e.id NOT IN (SELECT f.engagement_id FROM document_in_force f
                     WHERE f.kind = 'best-practice'
                    UNION
                    SELECT w.engagement_id FROM document_in_force f
                      JOIN document_writer w ON w.document_id = f.id AND w.role = 'provider'
                     WHERE f.kind = 'procedure');
