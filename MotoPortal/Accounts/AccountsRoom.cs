using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.People;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>Registers sign-in, roles and policies, and the person on the page.</summary>
internal static class AccountsRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountsOptions>();
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
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

        // OWASP's advice for PBKDF2 with SHA-512: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountsOptions>>((cookie, accounts) =>
            {
                PortalCookies.Protect(cookie.Cookie, "moto", configuration);
                cookie.ExpireTimeSpan = accounts.Value.SessionLasts;
                cookie.SlidingExpiration = false;
                cookie.LoginPath = "/account/sign-in";
                cookie.LogoutPath = "/account/sign-out";
                cookie.Events.OnRedirectToAccessDenied = DeniedAnswer.RefuseAsync;
                cookie.ReturnUrlParameter = "returnUrl";
            });

        services.AddScoped<AuthenticationStateProvider, CircuitCheck>();
        services.AddScoped<CircuitHandler, RevokedCircuit>();
        services.AddScoped<SessionCheck>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<ActingPerson>();
        services.AddScoped<SignInWorkflow>();
        services.AddScoped<Staff>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasswordLink>();
        services.AddScoped<FirstAdministrator>();
        services.AddSingleton<AccountTries>();
        services.AddSingleton<HashingSlots>();
        services.AddScoped<PeopleRecords>();
        services.AddScoped<PeopleWorkflow>();
        services.AddSingleton<PeopleFeed>();
        services.AddSingleton<SessionRecords>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
        services.AddSingleton<SecondPersonCheck>();
        services.AddSingleton<PersonalSettings>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<IPersonalData, AccountsPersonalData>();
        services.AddSingleton<IRetentionRule, SessionsRule>();
        return services;
    }

    /// <summary>Sees to it that there are roles and somebody who can sign in; prints the code of the first set-up when there is nobody.</summary>
    /// <exception cref="OptionsValidationException">A live key beside people for practice.</exception>
    public static async Task PreparePeopleAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Staff>().PrepareAsync(cancellationToken) is { } code)
        {
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. Within an hour, open {PortalAddress.Of(services.GetRequiredService<IConfiguration>())}/account/setup and type the code {code}");
        }
    }

    /// <summary>Closes every page and endpoint to whoever is not signed in, and every form to other sites.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseForgedForm);
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/sign-out", AccountEndpoints.SignOutAsync);
        endpoints.MapPost("/account/language", AccountEndpoints.ChooseLanguageAsync);
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<ShellOptions>>().Value.Mode is PortalMode.Practice)
        {
            endpoints.MapPost("/account/practice", AccountEndpoints.PractiseAsync);
        }
    }

    // The framework would answer in a sentence for programmers.
    private static Task RefuseForgedForm(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static void Rules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;

        // The name is the e-mail, whose form is checked by our own rule; Identity's list of letters knows no apostrophe.
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = 15;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }
}
