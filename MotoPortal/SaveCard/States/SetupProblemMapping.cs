using MotoPortal.Gateway.Calls;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.SaveCard.States;

/// <summary>Maps Stripe's refusals and the states of readers to problems.</summary>
internal static class SetupProblemMapping
{
    public static SetupProblem Of(RefusalReason reason) => reason switch
    {
        RefusalReason.ReaderBusy => SetupProblem.ReaderBusy,
        RefusalReason.ReaderOffline => SetupProblem.ReaderOffline,
        RefusalReason.ReaderFault => SetupProblem.ReaderFailed,
        RefusalReason.IntentInvalidState => SetupProblem.IntentUnusable,
        RefusalReason.MotoNotEnabled => SetupProblem.MotoNotEnabled,
        RefusalReason.KeyRefused => SetupProblem.KeyRefused,
        RefusalReason.RateLimited => SetupProblem.RateLimited,
        RefusalReason.NotFound or RefusalReason.Declined or RefusalReason.HoldsCardNumber or RefusalReason.InvalidRequest =>
            SetupProblem.Refused,
    };

    public static SetupProblem? Of(InspectionStanding inspection) => inspection switch
    {
        InspectionStanding.NotAsked or InspectionStanding.InTime => null,
        InspectionStanding.Overdue or InspectionStanding.Never => SetupProblem.ReaderNotInspected,
        InspectionStanding.Suspicious => SetupProblem.ReaderSuspicious,
    };
}
