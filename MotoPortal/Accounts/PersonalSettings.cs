using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts;

/// <summary>Stores the settings that a person makes for themselves.</summary>
internal sealed class PersonalSettings(Atomic atomic)
{
    /// <summary>The bell topic that rings when a person's settings changed.</summary>
    public static string TopicOf(string userId) => $"person:{userId}";

    /// <summary>Sets the language of the person's pages, a two-letter code of one of the portal's languages.</summary>
    public Task SetLanguageAsync(string userId, string language, CancellationToken cancellationToken) =>
        ChangeAsync(userId, user => user.Language = language, cancellationToken);

    /// <summary>Sets the store where the person works.</summary>
    public Task SetLocationAsync(string userId, LocationId location, CancellationToken cancellationToken) =>
        ChangeAsync(userId, user => user.LocationId = location, cancellationToken);

    private Task ChangeAsync(string userId, Action<PortalUser> change, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Users.FindAsync([userId], cancellationToken) is { } user)
                {
                    change(user);
                    scope.Ring(TopicOf(userId));
                }
            },
            cancellationToken);
}
