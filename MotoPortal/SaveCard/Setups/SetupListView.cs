using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>A setup in a list.</summary>
/// <param name="Id">The setup's id.</param>
/// <param name="State">What is true.</param>
/// <param name="CustomerName">The customer's name; null before one was chosen.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="StartedBy">The clerk's name.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="Timeline">What happened, oldest first; empty where it was not asked for.</param>
/// <param name="Task">What is to happen with the card.</param>
/// <param name="Amount">What is charged now; null where nothing is.</param>
public sealed record SetupListView(
    CardSetupId Id,
    SetupState State,
    string? CustomerName,
    string? OrderReference,
    string StartedBy,
    DateTimeOffset StartedAt,
    ImmutableArray<TimelineEntryView> Timeline,
    SetupTask Task = SetupTask.SaveCard,
    Money? Amount = null);
