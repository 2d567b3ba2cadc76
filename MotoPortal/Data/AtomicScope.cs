namespace MotoPortal.Data;

/// <summary>One transaction that is open: the context to work with and the topics to ring once it is committed.</summary>
internal sealed class AtomicScope(PortalDb db)
{
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);

    /// <summary>The context of this transaction.</summary>
    public PortalDb Db => db;

    /// <summary>What is rung after the commit.</summary>
    public IReadOnlyCollection<string> Topics => _topics;

    /// <summary>Writes what was changed so far, within the same transaction: for what the database itself checks while it works.</summary>
    public Task WriteNowAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);

    /// <summary>Rings a topic once the transaction is committed, on every node.</summary>
    public void Ring(string topic) => _topics.Add(topic);
}
