using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace MotoPortal.Data;

/// <summary>The functions of <see cref="DbTime"/> in PostgreSQL, whatever time zone the connection has.</summary>
internal static class PostgresTime
{
    private static readonly LongTypeMapping Whole = new("bigint");
    private static readonly DoubleTypeMapping Real = new("double precision");
    private static readonly DateTimeOffsetTypeMapping Moment = new("timestamp with time zone");
    private static readonly DateTimeTypeMapping Wall = new("timestamp without time zone");
    private static readonly DateOnlyTypeMapping Day = new("date");
    private static readonly StringTypeMapping Letters = new("text", dbType: null);

    /// <summary><c>floor(date_part('epoch', moment) * 1000)::bigint</c>.</summary>
    public static SqlExpression Milliseconds(IReadOnlyList<SqlExpression> arguments) => new SqlUnaryExpression(
        ExpressionType.Convert,
        Call("floor", typeof(double), Real, Count(ExpressionType.Multiply, Seconds(arguments[0]), new SqlConstantExpression(1000d, Real))),
        typeof(long),
        Whole);

    /// <summary><c>timezone('UTC', to_timestamp(date_part('epoch', moment) + offset))::date</c>.</summary>
    public static SqlExpression DayOf(IReadOnlyList<SqlExpression> arguments) => new SqlUnaryExpression(
        ExpressionType.Convert,
        Call(
            "timezone",
            typeof(DateTime),
            Wall,
            new SqlConstantExpression("UTC", Letters),
            Call("to_timestamp", typeof(DateTimeOffset), Moment, Count(ExpressionType.Add, Seconds(arguments[0]), arguments[1]))),
        typeof(DateOnly),
        Day);

    private static SqlFunctionExpression Seconds(SqlExpression moment) =>
        Call("date_part", typeof(double), Real, new SqlConstantExpression("epoch", Letters), moment);

    private static SqlBinaryExpression Count(ExpressionType operation, SqlExpression left, SqlExpression right) =>
        new(operation, left, right, typeof(double), Real);

    private static SqlFunctionExpression Call(string name, Type type, RelationalTypeMapping mapping, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, Enumerable.Repeat(element: true, arguments.Length), type, mapping);
}
