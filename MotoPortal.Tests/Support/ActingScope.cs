using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace MotoPortal.Tests.Support;

/// <summary>A scope in which one person acts, or the portal itself.</summary>
internal sealed class ActingScope(AsyncServiceScope scope) : IAsyncDisposable
{
    /// <summary>Sets the acting person of a scope, as a circuit does when it opens.</summary>
    public static void SignIn(IServiceProvider services, ClaimsPrincipal principal) =>
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));

    /// <summary>Signs the person of this scope out while the page is open.</summary>
    public void SignOut() => SignIn(scope.ServiceProvider, new ClaimsPrincipal(new ClaimsIdentity()));

    /// <summary>A service of the scope.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A service of the scope, by its type.</summary>
    public object Get(Type type) => scope.ServiceProvider.GetRequiredService(type);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
