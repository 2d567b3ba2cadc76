using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules.Plans;

/// <summary>The bell topics that ring when a schedule changed.</summary>
internal static class ScheduleTopics
{
    public const string Any = "schedules";

    /// <summary>The schedule of one consent.</summary>
    public static string Of(ConsentId consent) => $"schedules:{consent.Value}";

    /// <summary>Rings both topics once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, ConsentId consent)
    {
        scope.Ring(Any);
        scope.Ring(Of(consent));
    }
}
