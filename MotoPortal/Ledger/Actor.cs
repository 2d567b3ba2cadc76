namespace MotoPortal.Ledger;

/// <summary>
/// Who did it: a member of staff, a customer, or the portal itself. A person becomes an actor in the room that knows who is signed in, and
/// nowhere else: a test reads the compiled code for it.
/// </summary>
public sealed record Actor
{
    private Actor(string id, string name, string role) => (Id, Name, Role) = (id, name, role);

    /// <summary>The portal, acting on what Stripe told it or on what is due.</summary>
    public static Actor Portal { get; } = new("portal", "MotoPortal", "System");

    /// <summary>The person at the console of the server, who runs a verb of the program and has not signed in.</summary>
    public static Actor Console { get; } = new("console", "Server console", "System");

    /// <summary>The customer who opened the one-time link in their copy.</summary>
    public static Actor LinkHolder { get; } = new("withdrawal-link", "Customer", "Customer");

    /// <summary>The person's id, or the name of the part of the portal that acted.</summary>
    public string Id { get; }

    /// <summary>What colleagues call the person.</summary>
    public string Name { get; }

    /// <summary>The role in which they acted.</summary>
    public string Role { get; }

    /// <summary>A member of staff who was found to be signed in, or to have shown their password or link.</summary>
    /// <param name="id">The person's id.</param>
    /// <param name="name">What colleagues call them.</param>
    /// <param name="role">The role that counts most of those they have now.</param>
    internal static Actor OfPerson(string id, string name, string role) => new(id, name, role);

    /// <summary>The person whom a row names, for an entry about what they did when the row was written.</summary>
    internal static Actor OfRow(string id, string name, string role) => new(id, name, role);
}
