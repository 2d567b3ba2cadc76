using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Ledger.Checks;

/// <summary>Records what checks of the ledger found, each change with an entry, and when they were made.</summary>
internal sealed class LedgerFindingRecords(IDbContextFactory<PortalDb> contexts, Atomic atomic, LedgerWriter ledger, TimeProvider time)
{
    private const int MostNumbers = 100;

    /// <summary>Records a check. A check of everything replaces earlier findings; one of the new entries adds to them.</summary>
    public Task NoteAsync(LedgerFold fold, bool isFull, TimeSpan took, CancellationToken cancellationToken) => atomic.RunAsync(
        async scope =>
        {
            var now = time.GetUtcNow();
            var known = await scope.Db.Set<LedgerFinding>().ToListAsync(cancellationToken);
            var views = known.Select(finding => finding.ToView()).ToHashSet();
            var added = fold.Problems.Distinct().Where(problem => !views.Contains(problem)).ToList();
            var gone = isFull ? known.Where(finding => !fold.Problems.Contains(finding.ToView())).ToList() : [];
            scope.Db.AddRange(added.Select(problem => LedgerFinding.Write(problem, now)));
            scope.Db.RemoveRange(gone);
            if (added.Count > 0)
            {
                ledger.Append(scope, "ledger.tamper_found", Actor.Portal, default, Details(added));
            }
            else if (gone.Count > 0)
            {
                ledger.Append(scope, "ledger.tamper_mended", Actor.Portal, default, Details(gone.ConvertAll(finding => finding.ToView())));
            }

            var run = await scope.Db.Set<LedgerCheckRecord>().SingleOrDefaultAsync(cancellationToken);
            if (run is null)
            {
                run = LedgerCheckRecord.Create();
                scope.Db.Add(run);
            }

            if (isFull)
            {
                run.CheckedAll(fold.SoundSize, fold.Size, took, now);
            }
            else
            {
                run.Checked(fold.SoundSize, now);
            }
        },
        cancellationToken);

    /// <summary>What the checks found and what is not mended, by number.</summary>
    /// <param name="most">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(ImmutableArray<LedgerProblemView> Rows, int Total)> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<LedgerFinding>().AsNoTracking().OrderBy(finding => finding.Number).ThenBy(finding => finding.Id).Take(most)
            .ToListAsync(cancellationToken);
        return ([.. rows.Select(finding => finding.ToView())], await db.Set<LedgerFinding>().CountAsync(cancellationToken));
    }

    /// <summary>When all entries were last checked, and how many there were; null for never.</summary>
    public async Task<(DateTimeOffset At, long Entries)?> FindFullAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var run = await db.Set<LedgerCheckRecord>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return run?.FullAt is { } at ? (at, run.FullSize) : null;
    }

    private static LedgerTamper Details(List<LedgerProblemView> problems) => new(
        problems.Count,
        [.. problems.Select(problem => problem.Problem.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. problems.Select(problem => problem.Number).Distinct().Order().Take(MostNumbers)]);
}
