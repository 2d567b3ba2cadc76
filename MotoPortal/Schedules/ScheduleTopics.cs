using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>What is rung when a schedule changes.</summary>
internal static class ScheduleTopics
{
    /// <summary>Any schedule.</summary>
    public const string Any = "schedules";

    /// <summary>The schedule of this consent.</summary>
    public static string Of(ConsentId consent) => $"schedules:{consent.Value}";

    /// <summary>Rings both once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, ConsentId consent)
    {
        scope.Ring(Any);
        scope.Ring(Of(consent));
    }
}
