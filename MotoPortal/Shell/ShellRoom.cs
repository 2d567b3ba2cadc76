using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;
using MotoPortal.Shell.Masking;
using MotoPortal.Shell.Pages;
using MotoPortal.Shell.Settings;
using MotoPortal.Shell.Theme;
using MudBlazor;
using MudBlazor.Services;

namespace MotoPortal.Shell;

/// <summary>Registers the frame of all pages: layout, theme, languages, security headers, circuits, health.</summary>
internal static class ShellRoom
{
    // Stripe's events, and the issuer's notices of sign-outs.
    private static readonly string[] PathsForPrograms = ["/webhooks", "/account/sso/back-channel"];

    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMaskedLogs();
        services.AddOptions<ShellOptions>().Configure(options => options.Bind(configuration)).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<ShellOptions>, ShellOptions.Validation>();
        services.AddOptions<SocketOptions>().BindConfiguration(SocketOptions.Section).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<SocketOptions>, SocketOptions.Validation>();
        services.AddOptions<PracticeOptions>().BindConfiguration(PracticeOptions.Section).ValidateOnStart();

        // HostCheck replaces the framework's host filter, which knows neither Portal:PublicUrl nor practice mode.
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);
        services.AddSingleton<IStartupFilter, AnsweredMethods.HeadAsGet>();
        services.AddScoped<BrowserTime>();
        services.AddSingleton<FollowedExports>();
        services.AddSingleton<DeniedLog>();
        services.AddSingleton<ThemeSheet>();
        services.AddSingleton<ErrorReference>();
        services.AddSingleton<IPreflightCheck, HttpsCheck>();
        services.AddSingleton<Microsoft.AspNetCore.Diagnostics.IExceptionHandler>(
            provider => provider.GetRequiredService<ErrorReference>());
        services.AddLocalization().AddTransient(typeof(IStringLocalizer<>), typeof(IsolatingLocalizer<>));
        services.Configure<RequestLocalizationOptions>(Localize);
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudTranslations>();
        services.AddRazorComponents().AddInteractiveServerComponents(Circuits);
        services.AddAuthorizationCore();
        services.AddCascadingAuthenticationState();
        services.AddHealthChecks();
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
        if (configuration["Portal:PublicUrl"] is { Length: > 0 } address && Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            services.AddHttpsRedirection(redirection => redirection.HttpsPort = url.Port);
        }

        services.AddAntiforgery(antiforgery => PortalCookies.Protect(antiforgery.Cookie, "moto-form", configuration));

        services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, ShellOptions.ProxiesOf(configuration)));
        return services;
    }

    /// <summary>Puts the check for card numbers in front of all log providers.</summary>
    public static IServiceCollection AddMaskedLogs(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<LoggerFactory>();
        return services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(
            provider => new MaskedLoggerFactory(provider.GetRequiredService<LoggerFactory>())));
    }

    /// <summary>Adds the room's middleware, before that of all other rooms.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseForwardedHeaders();
        if (ShellOptions.IsHttps(app.Configuration))
        {
            // Also on what the next two answer. Added again below, because an error empties the answer.
            app.UseHsts();
        }

        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<AnsweredMethods>();
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            SuppressDiagnosticsCallback = _ => true,
        });
        app.Use(AnswerAsPage);
        if (ShellOptions.IsHttps(app.Configuration))
        {
            app.UseHsts();

            // Monitoring asks the process directly, on this machine.
            app.UseWhen(
                context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase),
                branch => branch.Use(RefusePlainCalls).UseHttpsRedirection());
        }

        app.UseMiddleware<SameOriginCircuits>();
        app.UseRequestLocalization();
        return app;
    }

    /// <summary>
    /// Refuses programs that call over plain HTTP: a redirect would hide from them that what they sent could be read (OWASP ASVS 4.1.2).
    /// </summary>
    private static Task RefusePlainCalls(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps || !Array.Exists(
            PathsForPrograms, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Call this address over HTTPS.", context.RequestAborted);
    }

    /// <summary>Maps the pages of all rooms, the static assets and the health checks.</summary>
    public static IEndpointRouteBuilder MapShell(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets().Add(asset => asset.Metadata.Add(
            new OpenToAnyoneAttribute("Style, script and letters, the same for everybody; the sign-in page needs them.")));
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(server =>
        {
            // The frame policy is in the portal's own header.
            server.ContentSecurityFrameAncestorsPolicy = null;

            // Each message by itself: it would be a side channel to compress one page's texts together with another's, and each open page
            // would hold a window of what was sent.
            server.ConfigureWebSocketAcceptContext = (_, accept) =>
            {
                accept.DangerousEnableCompression = true;
                accept.DisableServerContextTakeover = true;
                return Task.CompletedTask;
            };
        });

        endpoints.MapGet("/theme.css", (HttpContext context, ThemeSheet sheet) => sheet.AnswerAsync(context)).WithMetadata(
            new OpenToAnyoneAttribute("The colours, the same for everybody; the sign-in page needs them."));
        var watched = new OpenToAnyoneAttribute("Whoever watches over the process has no account; the answer tells no secret.");
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).WithMetadata(watched);
        endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.WriteAsync }).WithMetadata(watched);
        return endpoints;
    }

    // Forwarded headers are accepted from this machine, which is the framework's default, and from the configured proxies. A setting that
    // is none is told by the options' validation.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, IReadOnlyList<string> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in proxies)
        {
            if (System.Net.IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        }
    }

    // The error page is requested with GET, so that the failed form is not parsed again.
    private static Task AnswerAsPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }

    private static void Circuits(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = 50;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(15);

        // A circuit whose page was left open must not be restored long after the person has gone.
        circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
        circuits.PersistedCircuitDistributedRetentionPeriod = TimeSpan.FromMinutes(15);
    }

    private static void Localize(RequestLocalizationOptions localization)
    {
        localization.SetDefaultCulture(PortalLanguages.All[0])
            .AddSupportedCultures(PortalLanguages.All).AddSupportedUICultures(PortalLanguages.All);
        localization.RequestCultureProviders =
        [
            new CookieRequestCultureProvider { CookieName = PortalCookies.Language },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }
}
