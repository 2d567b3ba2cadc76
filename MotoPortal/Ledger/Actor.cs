namespace MotoPortal.Ledger;

/// <summary>
/// Who acts: a member of staff, a customer, or the portal itself. Only the room that knows the signed-in person makes a person an actor,
/// which a test verifies in the compiled code.
/// </summary>
public sealed record Actor
{
    private Actor(string id, string name, string role) => (Id, Name, Role) = (id, name, role);

    /// <summary>The portal itself, acting on Stripe's events or on what is due.</summary>
    public static Actor Portal { get; } = new("portal", "MotoPortal", "System");

    /// <summary>The person at the server's console who runs a verb without signing in.</summary>
    public static Actor Console { get; } = new("console", "Server console", "System");

    /// <summary>The customer who opened the withdrawal link in their copy.</summary>
    public static Actor LinkHolder { get; } = new("withdrawal-link", "Customer", "Customer");

    /// <summary>The person's id, or the name of the acting part of the portal.</summary>
    public string Id { get; }

    /// <summary>The name shown to colleagues.</summary>
    public string Name { get; }

    /// <summary>The role in which they acted.</summary>
    public string Role { get; }

    /// <summary>A member of staff who is signed in, or who has proved their password or link.</summary>
    /// <param name="id">The person's id.</param>
    /// <param name="name">The name shown to colleagues.</param>
    /// <param name="role">The highest of the person's current roles.</param>
    internal static Actor OfPerson(string id, string name, string role) => new(id, name, role);

    /// <summary>The person named in a row, for an entry about what they did when the row was written.</summary>
    internal static Actor OfRow(string id, string name, string role) => new(id, name, role);
}
