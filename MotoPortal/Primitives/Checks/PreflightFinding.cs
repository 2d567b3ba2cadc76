using System.Collections.Immutable;

namespace MotoPortal.Primitives.Checks;

/// <summary>What a preflight check found. The sentence and the remedy are texts under the names of the check and of the finding.</summary>
/// <param name="State">What it means.</param>
/// <param name="Finding">The name of the finding, one of those that the check declares.</param>
/// <param name="Values">The values in its texts: texts, numbers and times (UTC).</param>
/// <param name="Link">Where it is put right: a page of the portal or of Stripe's Dashboard; null for a setting.</param>
public sealed record PreflightFinding(PreflightState State, string Finding, ImmutableArray<object> Values, string? Link = null)
{
    /// <summary>A finding by its name in the check's own enumeration.</summary>
    public static PreflightFinding Of(PreflightState state, Enum finding, params object[] values) =>
        new(state, finding.ToString(), [.. values]);
}
