namespace MotoPortal.Data;

/// <summary>An open transaction: its context, and the topics to ring once it is committed.</summary>
internal sealed class AtomicScope(PortalDb db)
{
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);

    /// <summary>The transaction's context.</summary>
    public PortalDb Db => db;

    /// <summary>The topics to ring after the commit.</summary>
    public IReadOnlyCollection<string> Topics => _topics;

    /// <summary>Saves the changes so far within the transaction, so that later queries and constraints in it see them.</summary>
    public Task WriteNowAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);

    /// <summary>Rings a topic on every node, once the transaction is committed.</summary>
    public void Ring(string topic) => _topics.Add(topic);
}
