using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>Applies the rules of retention, or only says what they would take.</summary>
internal sealed class RetentionWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    IEnumerable<IRetentionRule> rules,
    LedgerWriter ledger,
    TimeProvider time)
{
    private const int MostShown = 50;

    private readonly IRetentionRule[] _rules = [.. rules.OrderBy(rule => rule.Kind)];

    /// <summary>What would go now. Changes nothing.</summary>
    public async Task<Permitted<ImmutableArray<RetentionRuleView>>> PreviewAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new Permitted<ImmutableArray<RetentionRuleView>>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var views = ImmutableArray.CreateBuilder<RetentionRuleView>();
        foreach (var rule in _rules)
        {
            var rows = await rule.FindAsync(db, time.GetUtcNow(), cancellationToken);
            views.Add(new RetentionRuleView(rule.Kind, rule.Setting, rule.Keeps, rows.Count, [.. rows.Take(MostShown)]));
        }

        return new Permitted<ImmutableArray<RetentionRuleView>>.Given(views.ToImmutable());
    }

    /// <summary>Applies every rule once, and writes down how much went.</summary>
    /// <param name="cancellationToken">Ends the run between two rows.</param>
    public async Task<Permitted<IReadOnlyDictionary<RetentionKind, int>>> RunAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunRetention, cancellationToken) is not { } actor)
        {
            return new Permitted<IReadOnlyDictionary<RetentionKind, int>>.NotAllowed();
        }

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
        return new Permitted<IReadOnlyDictionary<RetentionKind, int>>.Given(gone);
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
