namespace MotoPortal.Disputes;

/// <summary>The consequences of a dispute's status.</summary>
internal static class DisputeRules
{
    /// <summary>Parses Stripe's value.</summary>
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

    /// <summary>Whether it is undecided.</summary>
    public static bool IsOpen(this DisputeStatus status) =>
        status is DisputeStatus.WarningNeedsResponse or DisputeStatus.WarningUnderReview
            or DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.Other;

    /// <summary>Whether evidence is requested.</summary>
    public static bool WantsEvidence(this DisputeStatus status) =>
        status is DisputeStatus.WarningNeedsResponse or DisputeStatus.NeedsResponse;

    /// <summary>
    /// Whether the customer has the amount back already, so that a refund would return it twice. Stripe refuses that, too.
    /// </summary>
    public static bool IsTakenBack(this DisputeStatus status) =>
        status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.Lost or DisputeStatus.Prevented;

    /// <summary>
    /// Whether the consent is suspended until a supervisor lifts the suspension: a customer who disputes one charge may not agree to the
    /// next. A dispute that was won changes nothing.
    /// </summary>
    public static bool Suspends(this DisputeStatus status) => status.IsOpen() || status is DisputeStatus.Lost or DisputeStatus.Prevented;
}
