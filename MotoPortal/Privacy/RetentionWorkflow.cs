using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>Applies the rules of retention, or only says what they would take.</summary>
internal sealed class RetentionWorkflow(IDbContextFactory<PortalDb> contexts, Atomic atomic, IEnumerable<IRetentionRule> rules, LedgerWriter ledger, TimeProvider time)
{
    private const int MostShown = 50;

    private readonly IRetentionRule[] _rules = [.. rules.OrderBy(rule => rule.Kind)];

    /// <summary>What would go now. Changes nothing.</summary>
    public async Task<ImmutableArray<RetentionRuleView>> PreviewAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = ImmutableArray.CreateBuilder<RetentionRuleView>();
        foreach (var rule in _rules)
        {
            var rows = await rule.FindAsync(db, time.GetUtcNow(), cancellationToken);
            views.Add(new RetentionRuleView(rule.Kind, rule.Setting, rule.Keeps, rows.Count, [.. rows.Take(MostShown)]));
        }

        return views.ToImmutable();
    }

    /// <summary>Applies every rule once, and writes down how much went.</summary>
    /// <param name="actor">Who asks for it; the portal itself at night.</param>
    /// <param name="cancellationToken">Ends the run between two rows.</param>
    public async Task<IReadOnlyDictionary<RetentionKind, int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var gone = new Dictionary<RetentionKind, int>();
        foreach (var rule in _rules)
        {
            gone[rule.Kind] = await ApplyAsync(rule, cancellationToken);
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(
                    scope,
                    "retention.ran",
                    actor,
                    default,
                    new
                    {
                        persons = gone[RetentionKind.Persons],
                        evidence = gone[RetentionKind.Evidence],
                        refusals = gone[RetentionKind.Refusals],
                        mails = gone[RetentionKind.Mails],
                        setups = gone[RetentionKind.Setups],
                        charges = gone[RetentionKind.Charges],
                        sessions = gone[RetentionKind.Sessions],
                    });
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await DatabaseUpkeep.EmptyLogAsync(contexts, CancellationToken.None);
        return gone;
    }

    private async Task<int> ApplyAsync(IRetentionRule rule, CancellationToken cancellationToken)
    {
        IReadOnlyList<RetentionRow> rows;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            rows = await rule.FindAsync(db, time.GetUtcNow(), cancellationToken);
        }

        var gone = 0;
        foreach (var row in rows)
        {
            gone += await atomic.RunAsync(scope => rule.ApplyAsync(scope, row, cancellationToken), cancellationToken) ? 1 : 0;
        }

        return gone;
    }
}
