using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>Applies the retention rules, or previews them.</summary>
internal sealed partial class RetentionWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    IEnumerable<IRetentionRule> rules,
    LedgerWriter ledger,
    TimeProvider time,
    ILogger<RetentionWorkflow> log)
{
    private const int MostShown = 50;

    // For each rule. The rest is left to the next night; rows that fail are not counted.
    private const int MostInOneRun = 10_000;
    private const int MostAtOnce = 500;

    private readonly IRetentionRule[] _rules = [.. rules.OrderBy(rule => rule.Kind)];

    /// <summary>What the rules would erase now.</summary>
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
            var over = rule.Over(db, time.GetUtcNow());
            var oldest = await over.Take(MostShown).ToListAsync(cancellationToken);
            views.Add(new RetentionRuleView(
                rule.Kind, rule.Setting, rule.Keeps, await over.CountAsync(cancellationToken), [.. oldest]));
        }

        return new Permitted<ImmutableArray<RetentionRuleView>>.Given(views.ToImmutable());
    }

    /// <summary>Applies every rule once and records what was erased.</summary>
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
                    new PrivacyEntries.RetentionRan(
                        gone[RetentionKind.Persons],
                        gone[RetentionKind.Evidence],
                        gone[RetentionKind.Refusals],
                        gone[RetentionKind.Mails],
                        gone[RetentionKind.Setups],
                        gone[RetentionKind.Charges],
                        gone[RetentionKind.Sessions]));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await DatabaseMaintenance.EmptyLogAsync(contexts, CancellationToken.None);
        return new Permitted<IReadOnlyDictionary<RetentionKind, int>>.Given(gone);
    }

    private async Task<int> ApplyAsync(IRetentionRule rule, CancellationToken cancellationToken)
    {
        // Rows that stay, because they failed or are held, stand first in the order and are passed over.
        var (gone, stayed) = (0, 0);
        while (gone < MostInOneRun)
        {
            var rows = await NextAsync(rule, stayed, Math.Min(MostAtOnce, MostInOneRun - gone), cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            foreach (var row in rows)
            {
                var isGone = await TryApplyAsync(rule, row, cancellationToken);
                (gone, stayed) = isGone ? (gone + 1, stayed) : (gone, stayed + 1);
            }
        }

        return gone;
    }

    private async Task<List<RetentionRow>> NextAsync(IRetentionRule rule, int skip, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await rule.Over(db, time.GetUtcNow()).Skip(skip).Take(most).ToListAsync(cancellationToken);
    }

    private async Task<bool> TryApplyAsync(IRetentionRule rule, RetentionRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await atomic.RunAsync(scope => rule.ApplyAsync(scope, row, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // The row is tried again the next night; other rows and rules are not affected.
            LogRowFailed(log, exception, rule.Kind, row.Key);
            return false;
        }
    }

    [LoggerMessage(
        7201, LogLevel.Error, "The rule of retention for {Kind} could not be applied to {Row}; it is tried again the next night")]
    private static partial void LogRowFailed(ILogger log, Exception exception, RetentionKind kind, string row);
}
