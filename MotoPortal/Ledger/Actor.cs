namespace MotoPortal.Ledger;

/// <summary>Who did it: a member of staff, or the portal itself.</summary>
/// <param name="Id">The person's id, or the name of the part of the portal that acted.</param>
/// <param name="Name">What colleagues call the person.</param>
/// <param name="Role">The role in which they acted.</param>
public sealed record Actor(string Id, string Name, string Role)
{
    /// <summary>The portal, acting on what Stripe told it.</summary>
    public static Actor Portal { get; } = new("portal", "MotoPortal", "System");

    /// <summary>The person at the console of the server, who runs a verb of the program and has not signed in.</summary>
    public static Actor Console { get; } = new("console", "Server console", "System");
}
