namespace MotoPortal.Tests.Architecture;

/// <summary>
/// The rooms on their floors. A room may use any room on a lower floor, never one on its own floor, never one above.
/// </summary>
internal static class Floors
{
    /// <summary>The simulator stands apart: it uses no room, and only the program itself may start it.</summary>
    public const string Apart = "Simulator";

    private static readonly string[][] FromTheGround =
    [
        ["Primitives"],
        ["Data", "Shell", "Pdf"],
        ["Ledger", "Gateway", "Forms"],
        ["Accounts"],
        ["Customers", "Readers", "Terms", "Mail", "SignedForms"],
        ["Consents"],
        ["Charges"],
        ["Refunds", "Schedules"],
        ["Disputes", "Receipts"],
        ["SaveCard"],
        ["Overview", "Audit", "Privacy"],
    ];

    /// <summary>Every room that has a place.</summary>
    public static IReadOnlyCollection<string> Rooms { get; } = [.. FromTheGround.SelectMany(floor => floor), Apart];

    /// <summary>What is wrong with an arrow, in a sentence; null when it is allowed.</summary>
    public static string? Objection(Arrow arrow)
    {
        if (arrow.UsedRoom is not { Length: > 0 } usedRoom || string.Equals(arrow.Room, usedRoom, StringComparison.Ordinal) || arrow.Room.Length == 0)
        {
            return null;
        }

        if (string.Equals(arrow.Room, Apart, StringComparison.Ordinal))
        {
            return $"{arrow.User} uses {arrow.Used}: the simulator may use no room.";
        }

        if (string.Equals(usedRoom, Apart, StringComparison.Ordinal))
        {
            return $"{arrow.User} uses {arrow.Used}: only the program itself may start the simulator.";
        }

        return (FloorOf(arrow.Room), FloorOf(usedRoom)) switch
        {
            ( < 0, _) => $"{arrow.User} is in a room that stands on no floor: {arrow.Room}.",
            (_, < 0) => $"{arrow.Used} is in a room that stands on no floor: {usedRoom}.",
            var (floor, usedFloor) when usedFloor < floor => null,
            var (floor, usedFloor) => $"{arrow.User} ({arrow.Room}, floor {floor}) uses {arrow.Used} ({usedRoom}, floor {usedFloor}).",
        };
    }

    private static int FloorOf(string room) => Array.FindIndex(FromTheGround, floor => floor.Contains(room, StringComparer.Ordinal));
}
