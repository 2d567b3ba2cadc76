using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Schedules.Plans;

/// <summary>The payloads of ledger entries about schedules.</summary>
internal static class ScheduleEntries
{
    /// <summary>A schedule was created, changed by a person, changed its state, or skipped a day.</summary>
    /// <param name="Detail">A short fact for the entry; null for none.</param>
    /// <param name="State">The state.</param>
    /// <param name="DueOn">The due day in question; null for none.</param>
    /// <param name="AmountMinorUnits">The amount entered for the next charge, in minor units; null for none.</param>
    public sealed record Changed(string? Detail, string State, DateOnly? DueOn, long? AmountMinorUnits) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
        [
            "schedule.made", "schedule.attention", "schedule.paused", "schedule.resumed", "schedule.tried_again",
            "schedule.amount_entered", "schedule.customer_told", "schedule.notice_sent", "schedule.found_charged",
            "schedule.missed", "schedule.ended",
        ];
    }
}
