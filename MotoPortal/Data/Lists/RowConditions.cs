using System.Linq.Expressions;

namespace MotoPortal.Data.Lists;

/// <summary>Joins conditions on rows, so that one that a lower room wrote also holds for a query of several tables.</summary>
internal static class RowConditions
{
    /// <summary>The condition on a part of the row.</summary>
    public static Expression<Func<TRow, bool>> On<TPart, TRow>(
        this Expression<Func<TPart, bool>> condition, Expression<Func<TRow, TPart>> part) =>
        Expression.Lambda<Func<TRow, bool>>(Put(condition, part.Body), part.Parameters);

    /// <summary>Both conditions.</summary>
    public static Expression<Func<TRow, bool>> And<TRow>(this Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(one.Body, Put(other, one.Parameters[0])), one.Parameters);

    /// <summary>Either condition.</summary>
    public static Expression<Func<TRow, bool>> Or<TRow>(this Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(one.Body, Put(other, one.Parameters[0])), one.Parameters);

    private static Expression Put<TPart>(Expression<Func<TPart, bool>> condition, Expression part) =>
        new Replacing(condition.Parameters[0], part).Visit(condition.Body);

    private sealed class Replacing(ParameterExpression parameter, Expression part) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? part : base.VisitParameter(node);
    }
}
