using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MotoPortal.Accounts.Settings;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// Sets up the protocol: authorization code with PKCE, the answer in the query of one address, and plain pages in place of exceptions. The
/// handler's own log lines are left out, because they hold what the issuer and the browser sent.
/// </summary>
internal static partial class OpenIdScheme
{
    public const string Name = "openid";

    /// <summary>The address to which the issuer sends the browser back; registered at the issuer.</summary>
    public const string CallbackAddress = "/account/sso/callback";

    private static readonly string[] UsualScopes = ["openid", "profile", "email"];
    private static readonly TimeSpan IssuerAnswersWithin = TimeSpan.FromSeconds(10);

    /// <summary>Adds the scheme if an issuer is configured.</summary>
    public static void AddOpenId(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PasswordSignInOptions>().BindConfiguration(PasswordSignInOptions.Section);
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdValidation>();
        services.AddScoped<OpenIdRecords>();
        services.AddScoped<OpenIdSignIn>();
        services.AddSingleton<OpenIdSignOut>();
        services.AddScoped<BackChannelLogout>();
        if (configuration[$"{OpenIdOptions.Section}:{nameof(OpenIdOptions.Authority)}"] is not { Length: > 0 })
        {
            return;
        }

        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None));
        services.AddAuthentication().AddOpenIdConnect(Name, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Name).Configure<IOptions<OpenIdOptions>, IOptions<ShellOptions>>(
            (handler, openId, shell) => Set(handler, openId.Value, shell.Value, configuration));
    }

    private static void Set(OpenIdConnectOptions handler, OpenIdOptions options, ShellOptions shell, IConfiguration configuration)
    {
        handler.Authority = options.Authority;
        handler.ClientId = options.ClientId;
        handler.ClientSecret = OpenIdValidation.SecretOf(options);
        handler.RequireHttpsMetadata = options.Authority!.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        handler.BackchannelTimeout = IssuerAnswersWithin;
        handler.ResponseType = OpenIdConnectResponseType.Code;
        handler.ResponseMode = OpenIdConnectResponseMode.Query;
        handler.UsePkce = true;
        handler.SaveTokens = true;
        handler.MapInboundClaims = false;
        handler.ClaimActions.Clear();
        handler.Scope.Clear();
        foreach (var scope in UsualScopes.Concat(options.Scopes).Distinct(StringComparer.Ordinal))
        {
            handler.Scope.Add(scope);
        }

        handler.CallbackPath = CallbackAddress;

        // The portal signs out by its own form, and the issuer by a call of its own: any other page could load these two.
        handler.RemoteSignOutPath = PathString.Empty;
        handler.SignedOutCallbackPath = PathString.Empty;
        handler.SignInScheme = IdentityConstants.ApplicationScheme;

        // Strict cookies do not come back with a browser that the issuer sends.
        PortalCookies.Protect(handler.CorrelationCookie, "moto-sso-state.", configuration);
        PortalCookies.Protect(handler.NonceCookie, "moto-sso-nonce.", configuration);
        handler.CorrelationCookie.SameSite = handler.NonceCookie.SameSite = SameSiteMode.Lax;

        handler.Events.OnRedirectToIdentityProvider = context =>
        {
            if (shell.PublicUrl is { } publicUrl)
            {
                context.ProtocolMessage.RedirectUri = $"{publicUrl.TrimEnd('/')}{CallbackAddress}";
            }

            return Task.CompletedTask;
        };
        handler.Events.OnTicketReceived = async context =>
        {
            var signIn = context.HttpContext.RequestServices.GetRequiredService<OpenIdSignIn>();
            context.Response.Redirect(await signIn.ArriveAsync(context.Principal!, context.Properties!));
            context.HandleResponse();
        };
        handler.Events.OnAccessDenied = context => RefuseAsync(context, OpenIdProblem.Denied, failure: null);
        handler.Events.OnRemoteFailure = context => RefuseAsync(context, OpenIdFailure.ProblemOf(context.Failure), context.Failure);
    }

    private static Task RefuseAsync(HandleRequestContext<RemoteAuthenticationOptions> context, OpenIdProblem problem, Exception? failure)
    {
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdScheme));

        if (problem is OpenIdProblem.Denied)
        {
            Canceled(logger);
        }
        else
        {
            Failed(logger, problem, failure?.GetType().Name);
        }

        context.Response.Redirect(ProblemPage.AddressOf(problem));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(3072, LogLevel.Warning, "Single sign-on failed: {Problem}, {Failure}")]
    private static partial void Failed(ILogger logger, OpenIdProblem problem, string? failure);

    [LoggerMessage(3079, LogLevel.Information, "Single sign-on was refused or canceled at the issuer")]
    private static partial void Canceled(ILogger logger);
}
