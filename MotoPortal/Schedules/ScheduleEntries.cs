using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Schedules;

/// <summary>The payloads of ledger entries about schedules.</summary>
internal static class ScheduleEntries
{
    /// <summary>A schedule was made, changed by a person, took another state, or left a day out.</summary>
    /// <param name="Detail">A short fact to show with it; null for none.</param>
    /// <param name="State">The state that it has.</param>
    /// <param name="DueOn">The due day it is about; null for none.</param>
    /// <param name="AmountMinorUnits">The amount that was entered for the next charge, in minor units; null for none.</param>
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
