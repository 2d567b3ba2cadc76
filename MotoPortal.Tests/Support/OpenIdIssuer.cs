using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MotoPortal.Tests.Support;

/// <summary>
/// An OpenID Connect server on a real port, with discovery, keys, authorization code with PKCE, and signing out. It signs in the person
/// that the test names, without a page of its own.
/// </summary>
internal sealed class OpenIdIssuer : IAsyncDisposable
{
    public const string ClientId = "motoportal";
    public const string Secret = "the secret of the tests, not of a shop";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "of-the-tests" };

    private readonly WebApplication _app;
    private readonly SqliteConnection _connection;
    private readonly DirectoryInfo _folder;

    private OpenIdIssuer(WebApplication app, SqliteConnection connection, Uri address)
    {
        (_app, _connection, Address) = (app, connection, address);
        _folder = Directory.CreateTempSubdirectory("motoportal-issuer-");
        SecretFile = Path.Combine(_folder.FullName, "secret");
        File.WriteAllText(SecretFile, Secret + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(SecretFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public Uri Address { get; }

    /// <summary>A file with the client's secret that only this account can read.</summary>
    public string SecretFile { get; }

    /// <summary>Who signs in next; null is a person who cancels.</summary>
    public IssuedPerson? Person { get; set; }

    /// <summary>The number of sessions that were ended here, with a hint of whose it was.</summary>
    public int SignedOut { get; private set; }

    /// <summary>The last request of the portal, as it stood in the address.</summary>
    public string LastRequest { get; private set; } = "";

    /// <summary>The portal's settings for this issuer.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["SignIn:OpenId:Authority"] = Address.AbsoluteUri,
        ["SignIn:OpenId:ClientId"] = ClientId,
        ["SignIn:OpenId:ClientSecretFile"] = SecretFile,
        ["SignIn:OpenId:Name"] = "Keycloak",
        ["SignIn:OpenId:ClerkValues:0"] = "shop-clerks",
        ["SignIn:OpenId:SupervisorValues:0"] = "shop-leads",
        ["SignIn:OpenId:AuditorValues:0"] = "shop-audit",
        ["SignIn:OpenId:AdminValues:0"] = "shop-admins",
    };

    /// <summary>Starts the issuer.</summary>
    /// <param name="time">Its clock; null for the real one.</param>
    public static async Task<OpenIdIssuer> StartAsync(TimeProvider? time = null)
    {
        // A name of this machine other than the portal's address, so that the two are different sites.
        var address = new Uri($"http://localhost:{FreePort.Take()}/");
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address.AbsoluteUri);
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddDbContext<Store>(store => store.UseSqlite(connection).UseOpenIddict());
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<Store>())
            .AddServer(server =>
            {
                server.SetIssuer(address)
                    .SetAuthorizationEndpointUris("connect/authorize")
                    .SetTokenEndpointUris("connect/token")
                    .SetEndSessionEndpointUris("connect/logout")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Email, Scopes.Profile)
                    .AddEphemeralEncryptionKey()
                    .AddSigningKey(Key);
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
                server.Configure(options => options.TimeProvider = time ?? TimeProvider.System);
            });
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Store>().Database.EnsureCreatedAsync();
        }

        var issuer = new OpenIdIssuer(app, connection, address);
        app.UseRouting();
        app.UseAuthentication();
        app.MapGet(
            "connect/authorize", context => issuer.Authorize(context, (time ?? TimeProvider.System).GetUtcNow()).ExecuteAsync(context));
        app.MapGet("connect/logout", context => issuer.EndSession(context).ExecuteAsync(context));
        await app.StartAsync();
        return issuer;
    }

    /// <summary>Makes the portal known, as its operator does at a real issuer.</summary>
    public async Task RegisterAsync(Uri portal)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = Secret,
            RedirectUris = { new Uri(portal, "/account/sso/callback") },
            PostLogoutRedirectUris = { new Uri(portal, "/account/sign-in") },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Email,
                Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        });
    }

    /// <summary>A token with which the issuer ends a person's sessions.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="isForged">Whether another key signs it.</param>
    /// <param name="isIdToken">Whether it has a nonce, as only an ID token has.</param>
    public string LogoutToken(string subject, bool isForged = false, bool isIdToken = false)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = subject,
            ["jti"] = RandomNumberGenerator.GetHexString(32),
            ["events"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(StringComparer.Ordinal),
            },
        };
        if (isIdToken)
        {
            claims["nonce"] = "abc";
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address.AbsoluteUri,
            Audience = ClientId,
            Claims = claims,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2),
            SigningCredentials = new SigningCredentials(
                isForged ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = Key.KeyId } : Key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Stops answering.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _connection.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IResult Authorize(HttpContext context, DateTimeOffset now)
    {
        LastRequest = context.Request.QueryString.Value ?? "";
        string[] scheme = [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme];
        if (Person is not { } person)
        {
            var properties = new Microsoft.AspNetCore.Authentication.AuthenticationProperties(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied,
                });
            return Results.Forbid(properties, scheme);
        }

        var request = context.GetOpenIddictServerRequest()!;
        var identity = new ClaimsIdentity(scheme[0], Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject)
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Claims.Email, person.Email)
            .SetClaims("roles", [.. person.Roles])
            .SetClaims("stores", [.. person.Stores])
            .SetClaims(Claims.AuthenticationMethodReference, [.. person.Methods])
            .SetClaim(Claims.AuthenticationContextReference, person.Context);
        if (person.IsEmailVerified is { } verified)
        {
            identity.SetClaim(Claims.EmailVerified, verified);
        }

        // A person who has signed in here before is asked again only when the portal wants it.
        var askedAt = request.HasPromptValue(PromptValues.Login) && person.IsAskedAgain ? now : now - TimeSpan.FromHours(1);
        identity.SetClaim("auth_time", askedAt.ToUnixTimeSeconds());
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, scheme[0]);
    }

    private IResult EndSession(HttpContext context)
    {
        SignedOut += context.Request.Query.ContainsKey("id_token_hint") ? 1 : 0;
        return Results.SignOut(
            new Microsoft.AspNetCore.Authentication.AuthenticationProperties { RedirectUri = "/" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private sealed class Store(DbContextOptions<Store> options) : DbContext(options);
}
