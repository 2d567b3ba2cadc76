using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Checks the permissions of a restricted key with one small read for each. A read says nothing about writing, so what Stripe has refused
/// so far counts as well.
/// </summary>
internal sealed class PermissionsCheck(StripeGateway stripe, StripeKeyStanding standing, IOptions<StripeOptions> options) : IPreflightCheck
{
    private const string Keys = "https://dashboard.stripe.com/apikeys";

    private enum Found
    {
        Practice,
        SecretSandbox,
        SecretLive,
        Restricted,
        Lacking,
        KeyRefused,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "Permissions";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Stripe;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        switch (options.Value)
        {
            case { Mode: StripeMode.Practice }:
                return PreflightFinding.Of(PreflightState.Fine, Found.Practice);
            case { Mode: StripeMode.Live, ApiKey: ['s', 'k', ..] }:
                return PreflightFinding.Of(PreflightState.ToDo, Found.SecretLive) with { Link = Keys };
            case { ApiKey: ['s', 'k', ..] }:
                return PreflightFinding.Of(PreflightState.Fine, Found.SecretSandbox);
        }

        var answers = await Task.WhenAll(
            Enum.GetValues<StripeResource>().Select(async resource => (resource, await stripe.TryReadAsync(resource, cancellationToken))));
        if (standing.View.State is StripeKeyState.Refused)
        {
            return PreflightFinding.Of(PreflightState.NotAnswered, Found.KeyRefused);
        }

        string[] lacking =
        [
            .. answers.Where(answer => IsDenied(answer.Item2)).Select(answer => NameOf(answer.resource)),
            .. standing.View.NotPermitted.Where(call => !call.StartsWith("GET ", StringComparison.Ordinal)),
        ];
        if (lacking.Length > 0)
        {
            return PreflightFinding.Of(PreflightState.Wrong, Found.Lacking, string.Join(", ", lacking)) with { Link = Keys };
        }

        return answers.Any(answer => answer.Item2 is GatewayAnswer<StripeResource>.NotSent or GatewayAnswer<StripeResource>.Unknown)
            ? PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable)
            : PreflightFinding.Of(PreflightState.Fine, Found.Restricted, answers.Length);
    }

    private static bool IsDenied(GatewayAnswer<StripeResource> answer) =>
        answer is GatewayAnswer<StripeResource>.Refused { Refusal.Reason: RefusalReason.KeyRefused };

    // As Stripe's Dashboard and the list in docs/operating.md write them.
    private static string NameOf(StripeResource resource) => resource switch
    {
        StripeResource.ChargesAndRefunds => "Charges and Refunds",
        StripeResource.TerminalReaders => "Terminal: Readers",
        StripeResource.TerminalLocations => "Terminal: Locations",
        _ => resource.ToString(),
    };
}
