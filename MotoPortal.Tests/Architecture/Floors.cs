
namespace MotoPortal.Tests.Architecture;

/// <summary>The floors of the rooms. A room may use any room on a lower floor, but none on its own floor or above.</summary>
internal static class Floors
{
    /// <summary>The simulator uses no room but <see cref="Shared"/>, and only the program itself may start it.</summary>
    public const string Apart = "Simulator";

    /// <summary>What Stripe has published, which the portal and the simulator both have to keep to.</summary>
    public const string Shared = "StripeFacts";

    /// <summary>The root of a room, among its inner rooms.</summary>
    public const string Root = "";

    private static readonly string[][] FromTheGround =
    [
        [Shared],
        ["Primitives"],
        ["Data", "Shell", "Pdf"],
        ["Ledger"],
        ["Restores"],
        ["PersonalData"],
        ["Gateway", "Forms"],
        ["Accounts"],
        ["Customers", "Readers", "Exemptions", "Terms", "Mail", "SignedForms", "Preflight", "FormDrafts", "Deliveries"],
        ["Consents"],
        ["Charges"],
        ["Refunds", "Schedules"],
        ["Disputes", "Receipts"],
        ["SaveCard", "Notices"],
        ["Overview", "Audit", "Privacy", "Invariants", "TakeOver"],
    ];

    // The same rule holds for inner rooms. Types at the room's root are above all of its inner rooms, unless the root is named: then the
    // inner rooms build on it, and only the room's registration, which joins them all, stands above.
    private static readonly Dictionary<string, string[][]> InnerFromTheGround = new(StringComparer.Ordinal)
    {
        ["Accounts"] =
        [
            ["Settings"], ["Roles"], ["Persons"], ["Sessions"], ["Acting", "Guarding"], ["Records", "Stores"], ["Passwords"],
            ["SecondFactors"], ["Passkeys"],
            ["SignIn"],
            ["OpenId"],
            ["SetUp", "People", "Security"],
        ],
        ["Charges"] = [["Policy"], ["Records"], ["Lifecycle"], ["Approval"], ["Pages"]],
        ["Consents"] =
        [
            ["Agreement"], ["Evidence"], ["Lifecycle"], ["Seals"], ["Records"], ["CardRemoval"], ["Expiry", "Withdrawal"],
            ["Status"], ["Copy", "Personal"],
        ],
        ["Customers"] = [["Records"], ["Searching"], ["Correction"]],
        ["Data"] = [[Root], ["Workers"], ["Numbers"], ["Lists"], ["Keys"], ["Guards", "Health", "Backups"], ["Migrations"]],
        ["Forms"] = [[Root], ["Steps"], ["Drafts"], ["Acting", "Questions"]],
        ["Gateway"] = [["Objects"], ["Calls"], ["Keys", "Webhooks"]],
        ["Ledger"] = [["Proofs"], [Root], ["Checkpoints"], ["Checks"]],
        ["Mail"] = [["Messages"], ["Transport"], ["Outbox"]],
        ["Notices"] = [["Records"], ["Announcements"]],
        ["Overview"] = [[Root], ["ChargePages", "CustomerPages"], ["Home"]],
        ["Pdf"] = [["Bidi"], ["Shaping"]],
        ["Primitives"] = [["CardNumbers"], ["Texts"], ["Amounts"], ["Checks"]],
        ["Readers"] = [["Inspections"], ["Registry", "Stores"]],
        ["Refunds"] = [["Records"], ["Lifecycle"], ["Panels"]],
        ["SaveCard"] =
        [
            ["States"], ["Setups"], ["Reads"], ["Settling"],
            ["CustomerStep", "OrderStep", "ConsentStep", "PaymentStep", "ReaderStep"],
        ],
        ["Schedules"] = [["Plans"], ["Records"], ["Running"], ["Pages"]],
        ["Shell"] =
        [
            ["Settings"], ["Languages"], ["Masking"], ["Hosting"], ["Theme"], ["Pages"], ["Fields"], ["Lists"],
        ],
        ["SignedForms"] = [["Formats"], ["Confinement"], ["Cleaning"]],
        ["Terms"] = [["Versions"], ["Scripts"], ["Checks"], ["Drafts"], ["Pages"]],
        ["Simulator"] =
        [
            ["Objects"], ["Http"], ["Faults"], ["Responses"], ["Events"], ["DelayedJobs"], ["Cards"], ["Customers"],
            ["SetupIntents", "PaymentIntents"],
            ["Charges", "Refunds", "Files"], ["Disputes"], ["Terminal"], ["ExternalEvents"], ["Home", "OnScreenReader"],
        ],
    };

    /// <summary>All rooms with a floor.</summary>
    public static IReadOnlyCollection<string> Rooms { get; } = [.. FromTheGround.SelectMany(floor => floor), Apart];

    /// <summary>The rooms, lowest floor first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Order => FromTheGround;

    /// <summary>The inner rooms of a room, lowest floor first; empty for none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> InnerOrder(string room) => InnerFromTheGround.GetValueOrDefault(room, []);

    /// <summary>Whether the type registers its room, such as <c>MotoPortal.Data.DataRoom</c>.</summary>
    public static bool IsRegistration(string type) => type.Split('.') is [_, var room, var name] && name == $"{room}Room";

    /// <summary>Why a use is not allowed, in a sentence; null when it is allowed.</summary>
    public static string? Objection(Arrow arrow)
    {
        if (arrow.UsedRoom is not { Length: > 0 } usedRoom || arrow.Room.Length == 0)
        {
            return null;
        }

        if (string.Equals(arrow.Room, usedRoom, StringComparison.Ordinal))
        {
            return InnerObjection(arrow);
        }

        if (string.Equals(arrow.Room, Apart, StringComparison.Ordinal))
        {
            return string.Equals(usedRoom, Shared, StringComparison.Ordinal)
                ? null
                : $"{arrow.User} uses {arrow.Used}: the simulator may use no room but {Shared}.";
        }

        if (string.Equals(usedRoom, Apart, StringComparison.Ordinal))
        {
            return $"{arrow.User} uses {arrow.Used}: only the program itself may start the simulator.";
        }

        return Compare(arrow, arrow.Room, FloorOf(FromTheGround, arrow.Room), usedRoom, FloorOf(FromTheGround, usedRoom));
    }

    private static string? InnerObjection(Arrow arrow)
    {
        if (!InnerFromTheGround.TryGetValue(arrow.Room, out var floors)
            || string.Equals(arrow.InnerRoom, arrow.UsedInnerRoom, StringComparison.Ordinal))
        {
            return null;
        }

        return Compare(
            arrow,
            $"{arrow.Room}/{arrow.InnerRoom}",
            InnerFloor(arrow.InnerRoom, arrow.User),
            $"{arrow.Room}/{arrow.UsedInnerRoom}",
            InnerFloor(arrow.UsedInnerRoom, arrow.Used));

        int InnerFloor(string inner, string type) => FloorOf(floors, inner) switch
        {
            < 0 when inner.Length == 0 => floors.Length,
            >= 0 when IsRegistration(type) => floors.Length,
            var floor => floor,
        };
    }

    private static string? Compare(Arrow arrow, string room, int floor, string usedRoom, int usedFloor) => (floor, usedFloor) switch
    {
        ( < 0, _) => $"{arrow.User} is in a room that stands on no floor: {room}.",
        (_, < 0) => $"{arrow.Used} is in a room that stands on no floor: {usedRoom}.",
        _ when usedFloor < floor => null,
        _ => $"{arrow.User} ({room}, floor {floor}) uses {arrow.Used} ({usedRoom}, floor {usedFloor}).",
    };

    private static int FloorOf(string[][] floors, string room) =>
        Array.FindIndex(floors, floor => floor.Contains(room, StringComparer.Ordinal));
}
