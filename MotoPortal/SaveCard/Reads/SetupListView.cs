using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>A setup in a list.</summary>
/// <param name="Id">The setup's id.</param>
/// <param name="State">The state of the card.</param>
/// <param name="CustomerName">The customer's name; null before one was chosen.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="StartedBy">The clerk's name.</param>
/// <param name="StartedAt">When it was started, UTC.</param>
/// <param name="Timeline">The history, oldest first; empty when it was not asked for.</param>
/// <param name="Task">The task.</param>
/// <param name="Amount">The amount to charge now; null when nothing is charged.</param>
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
