using Microsoft.Extensions.Options;

namespace MotoPortal.Gateway.Objects;

/// <summary>The options for calling Stripe. Section <c>Stripe</c>.</summary>
internal sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>The key with which the portal calls its own simulator.</summary>
    public const string PracticeKey = "sk_test_practice_0000000000";

    /// <summary>Stripe's own address, to which Stripe.net sends when <see cref="ApiBase"/> is empty.</summary>
    public const string OwnAddress = "https://api.stripe.com";

    /// <summary>The default address of the portal's simulator, see <c>Simulator:Url</c>.</summary>
    public const string SimulatorAddress = "http://127.0.0.1:12111";

    /// <summary>The secret or restricted key; empty means practice.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The signing secret of the webhook endpoint, or several with spaces between; empty means that events are not accepted and only
    /// polling is used.
    /// </summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The signing secrets, newest first: while one is being replaced, Stripe signs with both.</summary>
    public IReadOnlyList<string> WebhookSecrets => (WebhookSecret ?? "")
        .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The address of the API; empty means Stripe's own, or the simulator's in practice.</summary>
    public string? ApiBase { get; set; }

    /// <summary>The address to which files are uploaded; null for Stripe's own, which is not the one of the API.</summary>
    public string? FilesBase => string.IsNullOrEmpty(ApiBase) || IsStripesOwn(ApiBase) ? null : ApiBase.TrimEnd('/');

    /// <summary>Whether events are used. When false, only polling is used.</summary>
    public bool Webhooks { get; set; } = true;

    /// <summary>The mode that the key belongs to.</summary>
    public StripeMode Mode => ModeOf(ApiKey);

    /// <summary>The mode that a key belongs to.</summary>
    public static StripeMode ModeOf(string? apiKey) =>
        string.IsNullOrEmpty(apiKey) ? StripeMode.Practice
        : apiKey.StartsWith("sk_live_", StringComparison.Ordinal)
            || apiKey.StartsWith("rk_live_", StringComparison.Ordinal) ? StripeMode.Live
        : StripeMode.Sandbox;

    // A server at another address would get the key, with which real cards can be charged.
    private static bool IsStripesOwn(string address) =>
        string.Equals(address.TrimEnd('/'), OwnAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<StripeOptions>
    {
        private static readonly string[] KeyPrefixes = ["sk_test_", "rk_test_", "sk_live_", "rk_live_"];

        public ValidateOptionsResult Validate(string? name, StripeOptions options)
        {
            List<string> failures = [];
            if (!string.IsNullOrEmpty(options.ApiKey) && !KeyPrefixes.Any(
                prefix => options.ApiKey.StartsWith(prefix, StringComparison.Ordinal) && options.ApiKey.Length > prefix.Length))
            {
                failures.Add(
                    "Stripe:ApiKey is no secret or restricted key of Stripe; it must start with sk_test_, rk_test_, sk_live_ or rk_live_. Leave it out for practice mode.");
            }

            if (!string.IsNullOrEmpty(options.WebhookSecret) && string.IsNullOrEmpty(options.ApiKey))
            {
                failures.Add("Stripe:WebhookSecret is set but Stripe:ApiKey is not; set both, or neither for practice mode.");
            }

            if (options.WebhookSecrets.Any(secret => !secret.StartsWith("whsec_", StringComparison.Ordinal)))
            {
                failures.Add("Stripe:WebhookSecret must start with whsec_; copy it from the webhook endpoint in Stripe's Dashboard.");
            }

            if (!string.IsNullOrEmpty(options.ApiBase)
                && !(Uri.TryCreate(options.ApiBase, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                failures.Add($"Stripe:ApiBase is '{options.ApiBase}', which is no web address.");
            }
            else if (options.Mode is StripeMode.Live && !string.IsNullOrEmpty(options.ApiBase) && !IsStripesOwn(options.ApiBase))
            {
                failures.Add(
                    $"Stripe:ApiBase is '{options.ApiBase}', and a live key is sent to {OwnAddress} only; leave Stripe:ApiBase out.");
            }

            return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }
    }
}
