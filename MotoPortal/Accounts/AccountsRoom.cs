using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.OpenId;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Security;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.SetUp;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.PersonalData;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts;

/// <summary>Registers sign-in, roles and policies, and the current person.</summary>
internal static partial class AccountsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountsOptions>();
        services.AddOptions<IdleLockOptions>().BindConfiguration(IdleLockOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdleLockOptions>, IdleLockOptions.Validation>();
        services.AddOptions<UnusedAccountOptions>().BindConfiguration(UnusedAccountOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UnusedAccountOptions>, UnusedAccountOptions.Validation>();
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOpenId(configuration);
        services.AddAuthorization(Policies.Define);
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<ShellOptions>>(Policies.DefineByMode);
        services.AddIdentityCore<PortalUser>(Rules)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<PortalDb>()
            .AddClaimsPrincipalFactory<PersonClaimsFactory>()
            .AddErrorDescriber<IdentityText>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager<SignInWithSession>();
        services.AddScoped<ISecurityStampValidator, CookieCheck>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountsOptions>>((identity, accounts) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = accounts.Value.WrongTries;
            identity.Lockout.DefaultLockoutTimeSpan = accounts.Value.LockedFor;
        });

        // OWASP's recommendation for PBKDF2 with SHA-512: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountsOptions>>((cookie, accounts) =>
            {
                PortalCookies.Protect(cookie.Cookie, "moto", configuration);
                cookie.ExpireTimeSpan = accounts.Value.SessionLasts;
                cookie.SlidingExpiration = false;
                cookie.LoginPath = "/account/sign-in";
                cookie.LogoutPath = "/account/sign-out";
                cookie.Events.OnRedirectToAccessDenied = DeniedAnswer.RefuseAsync;
                cookie.ReturnUrlParameter = "returnUrl";

                // The sign-in page itself leads back, to what ReturnAddress lets; the handler would put any text into a header.
                cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            });

        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<IOptions<AccountsOptions>>((cookie, accounts) =>
            {
                PortalCookies.Protect(cookie.Cookie, "moto-step", configuration);
                cookie.ExpireTimeSpan = accounts.Value.FirstStepLasts;
            });

        services.AddScoped<AuthenticationStateProvider, CircuitCheck>();
        services.AddScoped<CircuitHandler, RevokedCircuit>();
        services.AddScoped<SessionCheck>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<ActingPerson>();
        services.AddScoped<StoreContexts>();
        services.AddOptions<CalendarOptions>().Configure<IConfiguration>((calendar, settings) => calendar.Bind(settings)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CalendarOptions>, CalendarOptions.Validation>();
        services.AddSingleton<StoreCalendarReads>();
        services.AddSingleton<IPreflightCheck, TimeZoneCheck>();
        services.AddSingleton<StoreList>();
        services.AddScoped<StoreWorkflow>();
        services.AddScoped<SignInWorkflow>();
        services.AddSingleton<SessionLock>();
        services.AddSingleton<SessionLockFeed>();
        services.AddScoped<SessionUnlock>();
        services.AddSingleton<LockedCircuits>();
        services.Configure<HubOptions>(hub => hub.AddFilter<LockedCircuits>());
        services.AddSingleton(new PageCover(typeof(IdleLockPanel)));
        services.AddScoped<FirstStep>();
        services.AddScoped<SignedInCookie>();
        services.AddScoped<SecondFactorEnrolment>();
        services.AddScoped<SecurityWorkflow>();
        services.AddSingleton<SecurityFeed>();
        services.AddSingleton<SecondFactorKeys>();
        services.AddSingleton<SecondFactorRecords>();
        services.AddSingleton<SecondFactorCheck>();
        services.AddSingleton<StepUp>();
        services.AddPasskeys();
        services.AddScoped<Staff>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasswordLink>();
        services.AddScoped<FirstAdministrator>();
        services.AddSingleton<AccountTries>();
        services.AddSingleton<HashingSlots>();
        services.AddScoped<PeopleRecords>();
        services.AddScoped<PasswordRecords>();
        services.AddScoped<PeopleWorkflow>();
        services.AddSingleton<PeopleFeed>();
        services.AddSingleton<AccessRecords>();
        services.AddSingleton<SessionRecords>();
        services.AddWorker<ForgottenPasswords>();
        services.AddWorker<UnusedAccountWorker>();
        services.AddSingleton<SecondPersonCheck>();
        services.AddSingleton<PersonalSettings>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<SearchLimit>();
        services.AddScoped<PersonSearches>();
        services.AddScoped<SavedFilterWorkflow>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<IPersonalData, AccountsPersonalData>();
        services.AddSingleton<IRetentionRule, SessionsRule>();
        return services;
    }

    /// <summary>Ensures that roles exist and that a person can sign in; prints the set-up code when there are no people.</summary>
    /// <exception cref="OptionsValidationException">The key is live and there are practice people.</exception>
    public static async Task PreparePeopleAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<CalendarOptions>>().Value.ReadFrom is CalendarOptions.FormerSetting)
        {
            LogFormerSetting(
                services.GetRequiredService<ILoggerFactory>().CreateLogger<CalendarOptions>(),
                CalendarOptions.FormerSetting,
                CalendarOptions.Setting);
        }

        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Staff>().PrepareAsync(cancellationToken) is { } code)
        {
            await Console.Out.WriteLineAsync(
                $"Nobody can sign in yet. Within an hour, open {PortalAddress.Of(services.GetRequiredService<IConfiguration>())}/account/setup and type the code {code}");
        }
    }

    /// <summary>Requires sign-in for every page and endpoint, and antiforgery tokens for every form.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<SocketLimit>();
        app.UseMiddleware<LockedRequests>();
        app.UseAntiforgery();
        app.Use(RefuseForgedForm);
    }

    /// <summary>Maps the endpoints that are no pages.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/sign-out", AccountEndpoints.SignOutAsync);
        endpoints.MapPost("/account/presence", AccountEndpoints.NoteInputAsync);
        endpoints.MapPost("/account/passkey/offer", AccountEndpoints.OfferPasskeyAsync);
        endpoints.MapPost("/account/unlock", AccountEndpoints.UnlockAsync);
        endpoints.MapGet(OpenIdOptions.StartAddress, OpenIdEndpoints.StartAsync);
        endpoints.MapPost(OpenIdEndpoints.BackChannelAddress, OpenIdEndpoints.EndSessionsAsync);
        endpoints.MapPost("/account/language", AccountEndpoints.ChooseLanguageAsync);
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<ShellOptions>>().Value.Mode is PortalMode.Practice)
        {
            endpoints.MapPost("/account/practice", AccountEndpoints.PractiseAsync);
        }

        return endpoints;
    }

    // The framework's own answer is a text for developers.
    private static Task RefuseForgedForm(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddSingleton<PasskeyAddress>();
        services.AddSingleton<SealedChallenge>();
        services.AddSingleton<PasskeyCheck>();
        services.AddSingleton<PasskeyReads>();
        services.AddScoped<PasskeyEnrolment>();
        services.AddScoped<PasskeyPurpose>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyAddress>((passkeys, address) =>
        {
            passkeys.ServerDomain = address.Domain;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && address.Takes(context.Origin));
            passkeys.AuthenticatorTimeout = UsedChallenge.Lasts;

            // A passkey that knows whose it is signs in without a typed address; one that asks nothing of its holder is one factor only.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
        });
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;

        // The user name is the e-mail, which the portal validates itself; Identity's list of allowed characters lacks the apostrophe.
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = 15;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    [LoggerMessage(1405, LogLevel.Warning, "The setting {Former} is called {Setting} now; it is still read, but rename it")]
    private static partial void LogFormerSetting(ILogger log, string former, string setting);
}
