using System.Collections.Immutable;
using System.Reflection;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Entries;

/// <summary>The kinds of ledger entries that this version writes, and their outcomes.</summary>
internal static class EntryKindRules
{
    private static readonly string[] Refusals = ["refused", "denied"];

    private static readonly string[] Failures =
        ["failed", "declined", "broken", "missing", "gave_up", "not_sent", "missed", "attention", "found_deleted", "wrong"];

    /// <summary>All kinds, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. typeof(ILedgerDetails).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ILedgerDetails)))
            .SelectMany(type => (ImmutableArray<string>)type
                .GetProperty(nameof(ILedgerDetails.Kinds), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The outcome that a kind records, told by its last word.</summary>
    public static EntryOutcome OutcomeOf(string kind) =>
        Refusals.Any(word => kind.EndsWith(word, StringComparison.Ordinal)) ? EntryOutcome.Refused
        : Failures.Any(word => kind.EndsWith(word, StringComparison.Ordinal)) ? EntryOutcome.Failed
        : EntryOutcome.Done;

    /// <summary>The kinds with an outcome.</summary>
    public static IEnumerable<string> With(EntryOutcome outcome) => All.Where(kind => OutcomeOf(kind) == outcome);
}
