using MotoPortal.Gateway;

namespace MotoPortal.SaveCard;

/// <summary>What a refusal of Stripe's means for a setup.</summary>
internal static class SetupProblems
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
        RefusalReason.NotFound or RefusalReason.InvalidRequest => SetupProblem.Refused,
    };
}
