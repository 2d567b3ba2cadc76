using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace MotoPortal.Simulator.Objects;

/// <summary>
/// Stores Stripe's objects in the simulator's database. Used only inside <see cref="SimulatorDatabase.InTransaction{T}"/>.
/// </summary>
internal sealed class ObjectStore(SimulatorDatabase database)
{
    private const string Columns = "seq, type, deleted, json, hidden";

    /// <summary>The object with this id, even if deleted; null when there is none.</summary>
    public StoredObject? Find(string id) => database.Query($"SELECT {Columns} FROM objects WHERE id = $0", Read, id).FirstOrDefault();

    /// <summary>The object with this id, if it has this type and is not deleted; null otherwise.</summary>
    public StoredObject? Find(string type, string id) => Find(id) is { IsDeleted: false } found && found.Type == type ? found : null;

    /// <summary>Stores a new object.</summary>
    public StoredObject Add(string type, JsonObject json, JsonObject? hidden = null)
    {
        database.Execute(
            "INSERT INTO objects (id, type, json, hidden) VALUES ($0, $1, $2, $3)",
            (string?)json["id"], type, json.ToJsonString(), (hidden ?? []).ToJsonString());
        return Find((string)json["id"]!)!;
    }

    /// <summary>Saves an object's changes.</summary>
    public void Save(StoredObject stored) => database.Execute(
        "UPDATE objects SET json = $1, hidden = $2 WHERE id = $0", stored.Id, stored.Json.ToJsonString(), stored.Hidden.ToJsonString());

    /// <summary>Deletes an object and leaves what Stripe shows of a deleted one.</summary>
    /// <returns>What is left.</returns>
    public JsonObject Delete(StoredObject stored, params ReadOnlySpan<string> keptKeys)
    {
        var left = new JsonObject { ["id"] = stored.Id, ["object"] = stored.Type };
        foreach (var key in keptKeys)
        {
            left[key] = stored.Json[key]?.DeepClone();
        }

        left["deleted"] = true;
        database.Execute("UPDATE objects SET deleted = 1, json = $1, hidden = '{}' WHERE id = $0", stored.Id, left.ToJsonString());
        return left;
    }

    /// <summary>All objects of a type that meet the conditions, newest first.</summary>
    public IReadOnlyList<StoredObject> All(string type, params IReadOnlyList<Condition> conditions) =>
        List(type, conditions, limit: int.MaxValue - 1, olderThan: null, newerThan: null).Objects;

    /// <summary>A page of the objects of a type that meet the conditions, newest first.</summary>
    /// <param name="type">The type.</param>
    /// <param name="conditions">The conditions, all of which must hold.</param>
    /// <param name="limit">The maximum number.</param>
    /// <param name="olderThan">Only objects created before this sequence number; null for no limit.</param>
    /// <param name="newerThan">Only the objects created next after this sequence number; null for no limit.</param>
    public ObjectPage List(string type, IReadOnlyList<Condition> conditions, int limit, long? olderThan, long? newerThan)
    {
        var values = new List<object?> { type, olderThan ?? newerThan ?? 0L, limit + 1 };
        var where = Where(conditions, values) + (olderThan is not null ? " AND seq < $1" : newerThan is not null ? " AND seq > $1" : "");
        var order = newerThan is null ? "DESC" : "ASC";
        var found = database.Query($"SELECT {Columns} FROM objects WHERE {where} ORDER BY seq {order} LIMIT $2", Read, [.. values]);
        var hasMore = found.Count > limit;
        IEnumerable<StoredObject> page = found.Take(limit);
        return new ObjectPage([.. newerThan is null ? page : page.Reverse()], hasMore);
    }

    /// <summary>The number of objects of a type that meet the conditions.</summary>
    public long Count(string type, IReadOnlyList<Condition> conditions)
    {
        var values = new List<object?> { type };
        return database.Query($"SELECT COUNT(*) FROM objects WHERE {Where(conditions, values)}", row => row.GetInt64(0), [.. values])[0];
    }

    /// <summary>The conditions in SQL; their values are added to the list, whose first item is the type.</summary>
    private static string Where(IReadOnlyList<Condition> conditions, List<object?> values)
    {
        var where = "type = $0 AND deleted = 0";
        foreach (var condition in conditions)
        {
            where += $" AND ({condition.Sql.Replace("{0}", $"${values.Count}", StringComparison.Ordinal)})";
            values.Add(condition.Value);
        }

        return where;
    }

    private static StoredObject Read(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Type = row.GetString(1),
        IsDeleted = row.GetBoolean(2),
        Json = JsonNode.Parse(row.GetString(3))!.AsObject(),
        Hidden = JsonNode.Parse(row.GetString(4))!.AsObject(),
    };
}
