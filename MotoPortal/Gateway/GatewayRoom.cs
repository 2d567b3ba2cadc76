using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Keys;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.PersonalData;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Hosting;
using Stripe;
using WebhookEndpoint = MotoPortal.Gateway.Webhooks.WebhookEndpoint;

namespace MotoPortal.Gateway;

/// <summary>Registers the calls to Stripe and the receiving of its events.</summary>
internal static class GatewayRoom
{
    private static readonly string[] EveryAddress = ["//*", "//+", "//0.0.0.0", "//[::]"];

    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StripeOptions>()
            .Bind(configuration.GetSection(StripeOptions.Section))
            .PostConfigure(options => UseSimulatorInPractice(options, configuration))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeOptions.Validation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddTransient<StripeAnswerCheck>();
        services.AddTransient<StripeRequestCheck>();
        services.AddSingleton<StripeRate>();
        services.AddTransient<StripeRateListener>();
        services.AddHttpClient("stripe", http => http.Timeout = CallTimes.Longest)
            .AddHttpMessageHandler<StripeRateListener>()
            .AddHttpMessageHandler<StripeRequestCheck>()
            .AddHttpMessageHandler<StripeKeyListener>()
            .AddHttpMessageHandler<StripeClockListener>()
            .AddHttpMessageHandler<StripeAnswerCheck>()

            // Stripe does not redirect; another server might, and a redirected POST would become another request. The client lives as long
            // as the portal, but its connections do not, so that a change of Stripe's addresses takes effect.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = CallTimes.ConnectionLifetime,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddTransient<StripeKeyListener>();
        services.AddSingleton<StripeKeyStanding>();
        services.AddTransient<StripeClockListener>();
        services.AddSingleton<StripeClock>();
        services.AddSingleton<IPreflightCheck, KeyCheck>();
        services.AddSingleton<IPreflightCheck, PermissionsCheck>();
        services.AddSingleton<IPreflightCheck, WebhookEndpointCheck>();
        services.AddSingleton<IPreflightCheck, WebhookEventsCheck>();
        services.AddSingleton<IPreflightCheck, ClockCheck>();
        services.AddWorker<StripeKeyProbe>();
        services.AddHealthChecks().AddCheck<StripeHealth>("stripe");
        services.AddSingleton<IStripeClient>(Connect);
        services.AddSingleton<StripeGateway>();
        services.AddSingleton<CallJournal>().AddSingleton<CallClock>();
        services.AddCustomerData<GatewayPersonalData>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookInbox>();
        services.AddSingleton<RefusedPosts>();
        services.AddSingleton(_ => new WebhookLimit(WebhookLimit.PerMinute));
        services.AddWorker<WebhookWorker>();
        services.AddWorker<RefusedPostsWorker>();
        services.AddWorker<PracticeWebhook>();
        return services;
    }

    /// <summary>Maps the webhook endpoint.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(WebhookEndpoint.Path, WebhookEndpoint.ReceiveAsync)
            .WithMetadata(
                new OpenToAnyoneAttribute("Stripe has no account here; its signature says who speaks, and the body is never acted on."))
            .AddEndpointFilter((context, next) =>
                context.HttpContext.RequestServices.GetRequiredService<WebhookLimit>().FilterAsync(context, next))
            .DisableAntiforgery();
        return endpoints;
    }

    /// <summary>Ensures that without a key the portal never calls Stripe itself, whatever else is configured.</summary>
    private static void UseSimulatorInPractice(StripeOptions options, IConfiguration configuration)
    {
        if (options.Mode is StripeMode.Practice && string.IsNullOrEmpty(options.ApiBase))
        {
            options.ApiBase = SimulatorAddress(configuration["Simulator:Url"]) ?? StripeOptions.SimulatorAddress;
        }
    }

    // A simulator that listens on all addresses is called on the loopback address; an invalid address is reported by the simulator itself.
    private static string? SimulatorAddress(string? set) =>
        Uri.TryCreate(
            EveryAddress.Aggregate(set ?? "", (address, every) => address.Replace(every, "//127.0.0.1", StringComparison.Ordinal)),
            UriKind.Absolute,
            out var url) && url.Scheme is "http"
            ? url.GetLeftPart(UriPartial.Authority)
            : null;

    private static StripeClient Connect(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StripeOptions>>().Value;
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("stripe");
        return new StripeClient(new StripeClientOptions
        {
            ApiKey = options.Mode is StripeMode.Practice ? StripeOptions.PracticeKey : options.ApiKey,
            ApiBase = string.IsNullOrEmpty(options.ApiBase) ? null : options.ApiBase.TrimEnd('/'),
            FilesBase = options.FilesBase,

            // Retries are off: a retry after a lost answer would hide that the first try may have been carried out.
            HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
        });
    }
}
