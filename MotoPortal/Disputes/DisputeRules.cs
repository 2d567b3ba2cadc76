namespace MotoPortal.Disputes;

/// <summary>What follows from where a dispute stands.</summary>
internal static class DisputeRules
{
    /// <summary>Reads Stripe's word.</summary>
    public static DisputeStatus Of(string word) => word switch
    {
        "warning_needs_response" => DisputeStatus.WarningNeedsResponse,
        "warning_under_review" => DisputeStatus.WarningUnderReview,
        "warning_closed" => DisputeStatus.WarningClosed,
        "needs_response" => DisputeStatus.NeedsResponse,
        "under_review" => DisputeStatus.UnderReview,
        "won" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        "prevented" => DisputeStatus.Prevented,
        _ => DisputeStatus.Other,
    };

    /// <summary>Whether it is not decided.</summary>
    public static bool IsOpen(this DisputeStatus status) =>
        status is DisputeStatus.WarningNeedsResponse or DisputeStatus.WarningUnderReview
            or DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.Other;

    /// <summary>Whether evidence is wanted.</summary>
    public static bool WantsEvidence(this DisputeStatus status) =>
        status is DisputeStatus.WarningNeedsResponse or DisputeStatus.NeedsResponse;

    /// <summary>Whether the customer has the amount already, so that a refund would give it back twice. Stripe refuses one too.</summary>
    public static bool IsTakenBack(this DisputeStatus status) =>
        status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.Lost or DisputeStatus.Prevented;

    /// <summary>
    /// Whether the consent is not to be charged until a supervisor has cleared it up: whoever disputes one charge has not agreed to the
    /// next. A dispute that was won changes nothing by itself.
    /// </summary>
    public static bool Suspends(this DisputeStatus status) => status.IsOpen() || status is DisputeStatus.Lost or DisputeStatus.Prevented;
}
