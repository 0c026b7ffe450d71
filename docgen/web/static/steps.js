// What was before, step by step: a step is one change of the shape, or all that was typed in a field.

const MOST = 50;

export class Steps {
  // told(): called when there is more, or no more, to go back or forth to.
  constructor(told) {
    this.told = told;
    this.before = [];
    this.after = [];
    this.now = "null";
    this.field = undefined;
  }

  // The next change is a step of its own.
  mark() {
    this.before = [...this.before, this.now].slice(-MOST);
    this.after = [];
    this.field = undefined;
    this.told();
  }

  typed(tree, field) {
    if (field !== this.field) {
      this.mark();
      this.field = field;
    }
    this.now = JSON.stringify(tree);
  }

  back() {
    return this.go(this.before, this.after);
  }

  forth() {
    return this.go(this.after, this.before);
  }

  go(from, to) {
    if (!from.length) return undefined;
    to.push(this.now);
    this.now = from.pop();
    this.field = undefined;
    this.told();
    return JSON.parse(this.now);
  }
}
